/** A number with at most `digits` decimals, as short as SVG allows: 12, -.5 */
export function short(value: number, digits: number): string {
  const text = String(Number(value.toFixed(digits)));
  return text === '-0' ? '0' : text.replace(/^(-?)0\./, '$1.');
}
