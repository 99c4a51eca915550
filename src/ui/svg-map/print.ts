/**
 * Prepares the SVG map for print: the area that the panels leave free, with a scale bar. Stylesheets place it on
 * the page.
 */
import { fromScreen } from '../../domain/geometry/geo.ts';
import { lengthText, metresIn, scaleBar } from '../../domain/geometry/scale-bar.ts';
import type { Lang } from '../../domain/view/view.ts';
import { SVG_MAP_ZOOM } from '../../svg/projection.ts';
import type { SvgMap } from './svg-map.types.ts';

const SVG = 'http://www.w3.org/2000/svg';
/** Greatest width of the scale bar, as a fraction of the picture's width. */
const WIDEST = 0.25;
/** Desktop pixels: the bar's distance from the edge, the height of its ends, its letters. */
const [EDGE, END, LETTERS] = [12, 6, 13];

function drawBar(x: number, y: number, width: number, px: number, text: string): SVGGElement {
  const bar = document.createElementNS(SVG, 'g');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute(
    'd',
    `M${String(x)} ${String(y - END * px)}v${String(END * px)}h${String(width)}v${String(-END * px)}`,
  );
  path.style.cssText = 'stroke:var(--scheme-ink);stroke-width:1.5px';
  const name = document.createElementNS(SVG, 'text');
  name.setAttribute('x', String(x + width / 2));
  name.setAttribute('y', String(y - END * px));
  name.style.cssText = `color:var(--scheme-ink);font-size:${String(LETTERS * px)}px`;
  name.textContent = text;
  bar.append(path, name);
  bar.dataset.scale = text;
  return bar;
}

/** Prepares the drawing for print; the returned function restores the drawing of the screen. */
export function frameForPrint(svgMap: SvgMap, lang: Lang): () => void {
  const { svg } = svgMap;
  const [camera, { width, height }, { top, right, bottom, left }] = [
    svgMap.camera(),
    svgMap.size(),
    svgMap.padding(),
  ];
  const [x = 0, y = 0, w = 1] = (svg.getAttribute('viewBox') ?? '').split(' ').map(Number);
  const px = w / width;
  const free = {
    x: x + left * px,
    y: y + top * px,
    width: Math.max(1, width - left - right) * px,
    height: Math.max(1, height - top - bottom) * px,
  };
  svg.setAttribute('viewBox', Object.values(free).join(' '));
  const [, lat] = fromScreen(camera, svgMap.size(), left, height - bottom);
  const { width: long, metres } = scaleBar(metresIn(lat, SVG_MAP_ZOOM), free.width * WIDEST);
  const bar = drawBar(
    free.x + EDGE * px,
    free.y + free.height - EDGE * px,
    long,
    px,
    lengthText(lang, metres),
  );
  svg.append(bar);
  return () => {
    bar.remove();
    svgMap.set(svgMap.camera());
  };
}
