/** The location of a close-up: a small map of the nine cities, for pictures without the name of a city. */
import { fit, fromScreen, toScreen, type Camera, type Size } from '../../domain/geometry/geo.ts';
import type { PublishedLayer } from '../../domain/embed/published-layers.ts';
import { touches } from '../../domain/geometry/intersects.ts';
import { drawBorders } from '../basemap/borders.ts';
import { pictureProjection } from '../projection.ts';
import { seatsOf } from '../basemap/basemap-files.ts';
import type { Box } from '../label/labels.ts';
import { pictureTarget } from '../render-target.ts';
import { short } from '../short.ts';
import { escape } from '../label/label.ts';
import { ACCENT, BORDER, SCHEME, INK, PAPER, type PublishedPicture } from './parts.ts';

/** Size and font size of the locator, desktop pixels. */
const SIZE = { width: 124, height: 104, edge: 8, letters: 11 };
/** Minimum size of the frame around the visible part. */
const LEAST = 9;
/** Sample points across and down a corner, to find what the locator would cover there. */
const SAMPLES = [0.1, 0.3, 0.5, 0.7, 0.9];

export interface Locator {
  /** The part of the picture that it covers. */
  box: Box;
  svg: string;
}

/** The locator. Null if the picture shows a city's seat, which is enough to recognize the place. */
export function locatorOf(
  { catalogue, files, lang }: PublishedPicture,
  layers: readonly PublishedLayer[],
  camera: Camera,
  size: Size,
  scale: number,
): Locator | null {
  const seats = seatsOf(files.seats, 'overview');
  const seen = ([x, y]: readonly [number, number]): boolean =>
    x > 0 && y > 0 && x < size.width && y < size.height;
  if (seats.some(({ lon, lat }) => seen(toScreen(camera, size, lon, lat)))) return null;

  const edge = SIZE.edge * scale;
  const own: Size = { width: SIZE.width * scale, height: SIZE.height * scale };
  const boxAt = (x: number, y: number): Box => [x, y, x + own.width, y + own.height];
  const right = size.width - edge - own.width;
  const features = layers.flatMap(({ data }) => data.features);
  const drawnAt = (x: number, y: number): boolean => {
    const [w, s] = fromScreen(camera, size, x - edge, y + edge);
    const [e, n] = fromScreen(camera, size, x + edge, y - edge);
    return features.some(({ geometry }) => touches(geometry, [w, s, e, n]));
  };
  const covered = ([x0, y0, x1, y1]: Box): number =>
    SAMPLES.flatMap((i) => SAMPLES.map((j) => drawnAt(x0 + (x1 - x0) * i, y0 + (y1 - y0) * j))).filter(
      Boolean,
    ).length;
  const corners = [boxAt(right, edge), boxAt(edge, edge), boxAt(edge, size.height - edge - own.height)];
  const box = corners.reduce((a, b) => (covered(b) < covered(a) ? b : a));

  const inner = fit(catalogue.bounds, own, { top: edge, right: edge, bottom: edge, left: edge });
  const target = pictureTarget(pictureProjection(inner, own), inner.zoom, scale, SCHEME, lang);
  const [west, north] = toScreen(inner, own, ...fromScreen(camera, size, 0, 0));
  const [east, south] = toScreen(inner, own, ...fromScreen(camera, size, size.width, size.height));
  const [w, h] = [Math.max(LEAST * scale, east - west), Math.max(LEAST * scale, south - north)];
  const rect = (x: number, y: number, width: number, height: number, more: string): string =>
    `<rect x="${short(x, 1)}" y="${short(y, 1)}" width="${short(width, 1)}" height="${short(height, 1)}" ${more}/>`;
  const first = seats.find(({ rank }) => rank === 1);
  const name = ((): string => {
    if (!first) return '';
    const [x, y] = toScreen(inner, own, first.lon, first.lat);
    const letters = short(SIZE.letters * scale, 1);
    return (
      `<circle cx="${short(x, 1)}" cy="${short(y, 1)}" r="${short(3 * scale, 1)}" fill="${INK}"/>` +
      `<text x="${short(x - 6 * scale, 1)}" y="${short(y, 1)}" dy=".35em" style="text-anchor:end;font-size:${letters}px" ` +
      `class="bold ink">${escape(first[lang])}</text>`
    );
  })();
  return {
    box,
    svg:
      `<g class="svg-map" transform="translate(${short(box[0], 1)} ${short(box[1], 1)})">` +
      rect(
        0,
        0,
        own.width,
        own.height,
        `fill="${PAPER}" stroke="${BORDER}" stroke-width="${short(scale, 1)}"`,
      ) +
      drawBorders(target, files.units, 'overview') +
      name +
      rect(
        (west + east - w) / 2,
        (north + south - h) / 2,
        w,
        h,
        `fill="${ACCENT}" fill-opacity=".2" stroke="${ACCENT}" stroke-width="${short(1.6 * scale, 1)}"`,
      ) +
      '</g>',
  };
}
