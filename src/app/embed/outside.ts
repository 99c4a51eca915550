/** HTML of an embed outside of its components: hint and buttons, which the inline script runs. */
import { say } from '../../domain/text/text.ts';
import type { Lang } from '../../domain/view/view.ts';
import { escape } from '../../svg/label/label.ts';
import { PATHS, type IconName } from '../../ui/icons.ts';
import { nameFill } from './fill.ts';
import { embedSay } from './words.ts';

const hintsIn = (lang: Lang): readonly string[] => [embedSay(lang, 'touchHint'), embedSay(lang, 'wheelHint')];
const zoomIn = (lang: Lang, levels: number): string =>
  say(lang, levels > 0 ? 'zoomInButton' : 'zoomOutButton');

const fillIn = (lang: Lang): string => `${embedSay(lang, 'fullscreen')}|${embedSay(lang, 'leaveFullscreen')}`;

/** The hint as HTML. */
export const drawHint = (lang: Lang): string =>
  `<p class="hint" data-hint aria-hidden="true">${hintsIn(lang)
    .map((text) => `<span>${escape(text)}</span>`)
    .join('')}</p>`;

const icon = (...names: readonly IconName[]): string =>
  `<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${names.map((name) => `<path d="${PATHS[name]}"/>`).join('')}</svg>`;
const button = (lang: Lang, levels: number, sign: IconName): string =>
  `<button data-zoom="${String(levels)}" aria-label="${escape(zoomIn(lang, levels))}">${icon(sign)}</button>`;

/** The zoom buttons as HTML. */
export const drawZoom = (lang: Lang): string =>
  `<div class="zoom script-only">${button(lang, 1, 'plus')}${button(lang, -1, 'minus')}</div>`;

/** The fullscreen button as HTML. It is hidden where fullscreen is not allowed; style shows one of its two icons. */
export function drawFill(lang: Lang): string {
  const name = escape(embedSay(lang, 'fullscreen'));
  return (
    `<button class="fill" data-fill="${escape(fillIn(lang))}" aria-label="${name}" title="${name}" hidden>` +
    `${icon('home', 'close')}</button>`
  );
}

/** Translates these texts if the page was written in another language. */
export function speakOutside(lang: Lang): void {
  const words = hintsIn(lang);
  document.querySelectorAll('.hint span').forEach((span, i) => {
    span.textContent = words[i] ?? '';
  });
  for (const zoom of document.querySelectorAll<HTMLElement>('[data-zoom]'))
    zoom.setAttribute('aria-label', zoomIn(lang, Number(zoom.dataset.zoom)));
  const fill = document.querySelector<HTMLElement>('[data-fill]');
  if (!fill) return;
  fill.dataset.fill = fillIn(lang);
  nameFill(fill);
}
