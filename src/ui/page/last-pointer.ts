/**
 * What the reader presses with: `data-pointer` on the root element, for stylesheets. The browser's `pointer: coarse` is only
 * the first guess: laptops have both kinds, and walls driven by Windows say `fine`.
 */

/** After a press the sizes change, milliseconds: not before its click has found what it was meant for. */
const AFTER_MS = 100;

type Kind = 'touch' | 'mouse';

/** Keeps the attribute true as long as the page lives. `data-touched`, for the size of type, stays once it is there. */
export function watchPointer(): void {
  const { dataset } = document.documentElement;
  const tell = (kind: Kind): void => {
    dataset.pointer = kind;
    if (kind === 'touch') dataset.touched = '';
  };
  tell(matchMedia('(pointer: coarse)').matches ? 'touch' : 'mouse');
  for (const type of ['pointerup', 'pointercancel'] as const)
    addEventListener(
      type,
      ({ pointerType, isTrusted }) => {
        if (isTrusted && (pointerType === 'touch' || pointerType === 'mouse'))
          setTimeout(tell, AFTER_MS, pointerType);
      },
      { capture: true, passive: true },
    );
}
