/**
 * Records the kind of pointer that the reader used last, as `data-pointer` on the root element, for style sheets. The
 * media query `pointer: coarse` is only the first guess: laptops have both kinds, and video walls driven by Windows
 * report `fine`.
 */

/** Delay in milliseconds before sizes change after a press, so that its click still finds its target. */
const AFTER_MS = 100;

type Kind = 'touch' | 'mouse';

/** Keeps the attribute up to date as long as the page lives. `data-touched`, for the type size, is never removed. */
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
