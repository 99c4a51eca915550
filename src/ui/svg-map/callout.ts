/** Shows the feature's name as a first answer to a tap, while the app's cards load. */
export interface Callout {
  tell(text: string, x: number, y: number): void;
  hide(): void;
}

/** A callout in the SVG map's holder. */
export function openCallout(holder: HTMLElement): Callout {
  let box: HTMLElement | null = null;
  const hide = (): void => {
    box?.remove();
    box = null;
  };
  return {
    hide,
    tell(text, x, y) {
      hide();
      box = holder.ownerDocument.createElement('div');
      box.className = 'svg-map-callout';
      box.setAttribute('role', 'status');
      box.textContent = text;
      box.style.left = `${String(x)}px`;
      box.style.top = `${String(y)}px`;
      holder.append(box);
    },
  };
}
