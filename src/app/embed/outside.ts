/** What stands on an embed's map outside of all components, since the page's own script works it: hint and zoom buttons. */
import { say } from '../../domain/text.ts';
import type { Lang } from '../../domain/view.ts';
import { escape } from '../../svg/text.ts';
import { embedSay } from './words.ts';

const hintsIn = (lang: Lang): readonly string[] => [embedSay(lang, 'touchHint'), embedSay(lang, 'wheelHint')];
const zoomIn = (lang: Lang, levels: number): string =>
  say(lang, levels > 0 ? 'zoomInButton' : 'zoomOutButton');

/** The hint as HTML. */
export const drawHint = (lang: Lang): string =>
  `<p class="hint" data-hint aria-hidden="true">${hintsIn(lang)
    .map((text) => `<span>${escape(text)}</span>`)
    .join('')}</p>`;

const button = (lang: Lang, levels: number, path: string): string =>
  `<button data-zoom="${String(levels)}" aria-label="${escape(zoomIn(lang, levels))}"><svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="${path}"/></svg></button>`;

/** The zoom buttons as HTML. */
export const drawZoom = (lang: Lang): string =>
  `<div class="zoom script-only">${button(lang, 1, 'M12 5v14M5 12h14')}${button(lang, -1, 'M5 12h14')}</div>`;

/** Says both in another language than the page was written in. */
export function speakOutside(lang: Lang): void {
  const words = hintsIn(lang);
  document.querySelectorAll('.hint span').forEach((span, i) => {
    span.textContent = words[i] ?? '';
  });
  for (const zoom of document.querySelectorAll<HTMLElement>('[data-zoom]'))
    zoom.ariaLabel = zoomIn(lang, Number(zoom.dataset.zoom));
}
