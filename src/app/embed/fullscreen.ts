/** The fullscreen API, also in its prefixed form (Safari before 16.4). iPhones have neither. */

/** Members of the document and its root element; a browser has either the plain or the prefixed ones. */
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

/** Whether the page may go fullscreen. */
export const mayFill = (): boolean => Boolean(page().fullscreenEnabled ?? page().webkitFullscreenEnabled);

/** Whether the page is fullscreen. */
export const isFilled = (): boolean => Boolean(page().fullscreenElement ?? page().webkitFullscreenElement);

/** Enters or leaves fullscreen. If the browser refuses, nothing changes. */
export function turnFilled(): void {
  const root: Root = document.documentElement;
  const turning = isFilled()
    ? (page().exitFullscreen ?? page().webkitExitFullscreen)?.call(document)
    : (root.requestFullscreen ?? root.webkitRequestFullscreen)?.call(root);
  // The prefixed form returns no promise.
  turning?.catch((error: unknown) => {
    console.warn(error);
  });
}

/** Calls `changed` whenever fullscreen starts or ends, for any reason. */
export function watchFilled(changed: () => void): void {
  for (const event of ['fullscreenchange', 'webkitfullscreenchange'])
    document.addEventListener(event, changed);
}
