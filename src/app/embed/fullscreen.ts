/** The whole screen, also where only its older, prefixed form is had (Safari before 16.4), or none at all (iPhones). */

/** The document and its root, of which a browser may lack the one half or the other. */
interface Page {
  fullscreenEnabled?: boolean;
  fullscreenElement?: Element | null;
  exitFullscreen?: () => Promise<void>;
  webkitFullscreenEnabled?: boolean;
  webkitFullscreenElement?: Element | null;
  webkitExitFullscreen?: () => Promise<void> | undefined;
}
interface Root {
  requestFullscreen?: () => Promise<void>;
  webkitRequestFullscreen?: () => Promise<void> | undefined;
}
const page = (): Page => document;

/** Whether the page may fill the screen. */
export const mayFill = (): boolean => Boolean(page().fullscreenEnabled ?? page().webkitFullscreenEnabled);

/** Whether it does. */
export const isFilled = (): boolean => Boolean(page().fullscreenElement ?? page().webkitFullscreenElement);

/** Fills the screen with the page, or gives it back; a browser that refuses leaves all as it is. */
export function turnFilled(): void {
  const root: Root = document.documentElement;
  const turning = isFilled()
    ? (page().exitFullscreen ?? page().webkitExitFullscreen)?.call(document)
    : (root.requestFullscreen ?? root.webkitRequestFullscreen)?.call(root);
  // The prefixed form answers nothing.
  turning?.catch((error: unknown) => {
    console.warn(error);
  });
}

/** Calls `changed` whenever the screen is filled or given back, by whomever. */
export function watchFilled(changed: () => void): void {
  for (const event of ['fullscreenchange', 'webkitfullscreenchange'])
    document.addEventListener(event, changed);
}
