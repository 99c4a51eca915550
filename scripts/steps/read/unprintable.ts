/**
 * Finds characters that no text of the atlas may contain. They are invisible, change how the text around them is
 * shown, or stand for lost characters. Names that look alike must also be equal.
 */

/** Line ends and tabs are checked elsewhere. */
const FORBIDDEN =
  /(?![\t\n])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\ufffd]|锟斤拷/u;
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

export interface Unprintable {
  /** Index in UTF-16 units. */
  index: number;
  /** "got …, expected …" */
  message: string;
}

/** The first forbidden character of a text; null if there is none. */
export function unprintable(text: string): Unprintable | null {
  const found = FORBIDDEN.exec(text);
  if (found) return { index: found.index, message: `got ${reasonOf(found[0])}, expected it without` };
  // Most texts are in NFC already, which the engine detects quickly.
  const composed = text.normalize('NFC');
  if (composed === text) return null;
  let index = 0;
  while (text[index] === composed[index]) index++;
  // A combining mark follows its letter.
  const parts = text.slice(Math.max(0, index - 1), index + 2);
  return {
    index,
    message: `got ${codes(parts)} in “${around(text, index)}”, expected the composed character ${codes(parts.normalize('NFC'))} (Unicode NFC)`,
  };
}

const codes = (text: string): string =>
  Array.from(text, (c) => `U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`).join(
    ' ',
  );

/** A few characters before and after, on one line. */
const around = (text: string, index: number): string =>
  (/[^\n]{0,8}$/.exec(text.slice(0, index))?.[0] ?? '') + (/^[^\n]{0,8}/.exec(text.slice(index))?.[0] ?? '');

function reasonOf(character: string): string {
  const code = codes(character);
  if (character === '锟斤拷') return '“锟斤拷”, which is what GBK makes of lost characters';
  if (character === '\ufffd') return `“\ufffd” (${code}), which stands for a character that was lost`;
  if (BIDI.test(character)) return `${code}, which changes the direction of writing`;
  if (/\p{Co}/u.test(character)) return `${code}, a private character, which only one font can show`;
  if (/\p{Cs}/u.test(character)) return `${code}, half of a character`;
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(character)) return `${code}, a control character`;
  return `${code}, a character that cannot be seen`;
}
