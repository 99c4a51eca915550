/** The basemap as SVG: relief, the nine cities as land, borders, water, seats and names. */
import type { FeatureCollection } from 'geojson';
import type { Catalogue, Seat } from '../../domain/layer/catalogue.ts';
import { DOT_RIM, RIVERS, SEATS, type Stops } from '../../domain/map/basemap.ts';
import { drawBorders } from './borders.ts';
import { toSvg } from '../projection.ts';
import { seatsOf, watersOf, type BasemapFiles, type Rank, type BasemapDetail } from './basemap-files.ts';
import { basemapLabels } from './basemap-names.ts';
import type { Parts } from '../part.ts';
import { dotOf, pathOf } from '../path.ts';
import { everSeen, type Detail, type RenderTarget } from '../render-target.ts';
import { short } from '../short.ts';
import { drawLabel, escape } from '../label/label.ts';

export type { BasemapFiles, BasemapDetail };

function relief({ projection }: RenderTarget, catalogue: Catalogue, files: BasemapFiles): string {
  if (!files.relief) return '';
  const [w, s, e, n] = catalogue.basemap.relief.bounds;
  const [x0, y0] = toSvg(projection, w, n);
  const [x1, y1] = toSvg(projection, e, s);
  const [x, y, width, height] = [x0, y0, x1 - x0, y1 - y0].map((v) => short(v, 1));
  const { paper, night } = files.relief;
  return (
    `<image class="relief" x="${String(x)}" y="${String(y)}" width="${String(width)}" height="${String(height)}" ` +
    `preserveAspectRatio="none" href="${escape(paper)}" data-paper="${escape(paper)}" data-night="${escape(night)}"/>`
  );
}

/** The overview simplifies rivers more than other shapes, because it does not need all their meanders. */
const coarser = (detail: Detail, rank: Rank): Detail => ({
  ...detail,
  tolerance: (rank === 1 ? 1.6 : 2.4) * detail.tolerance,
});

const drawWater = (target: RenderTarget, water: FeatureCollection, reach: BasemapDetail): string =>
  watersOf(water, reach)
    .map(({ p, geometry }) => {
      const { projection, detail } = target;
      const lake = geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
      if (!lake && !everSeen(target, RIVERS[p.rank].opacity)) return '';
      const d = pathOf(geometry, projection, reach === 'full' ? detail : coarser(detail, p.rank));
      const name = lake ? 'lake' : `w w${String(p.rank)}${p.kind === 'canal' ? ' canal' : ''}`;
      return d ? `<path class="${name}" d="${d}"/>` : '';
    })
    .join('');

/** The dot of a seat appears together with its name. */
export const dotOpacity = (rank: Rank): Stops => [
  [SEATS[rank].minzoom - 0.05, 0],
  [SEATS[rank].minzoom, 1],
];

function seatDot(target: RenderTarget, seat: Seat): string {
  const { dot, color } = SEATS[seat.rank];
  const d = dotOf([seat.lon, seat.lat], target.projection, target.detail.digits);
  return (
    `<g class="seat${String(seat.rank)} ${color}"><path class="r" stroke-width="${target.length(dot + 2 * DOT_RIM)}" d="${d}"/>` +
    `<path class="s" stroke-width="${target.length(dot)}" d="${d}"/></g>`
  );
}

/** The basemap's shapes by slot: relief, borders and water below everything, dots of seats with the labels. */
export const drawBasemapShapes = (
  target: RenderTarget,
  catalogue: Catalogue,
  files: BasemapFiles,
  reach: BasemapDetail,
): Parts => ({
  basemap:
    relief(target, catalogue, files) +
    drawBorders(target, files.units, reach) +
    drawWater(target, files.water, reach),
  label: seatsOf(files.seats, reach)
    .filter(({ rank }) => SEATS[rank].dot > 0 && everSeen(target, dotOpacity(rank)))
    .map((s) => seatDot(target, s))
    .join(''),
});

/** The basemap's shapes and labels by slot. The labels are not placed yet. */
export function drawBasemap(
  target: RenderTarget,
  catalogue: Catalogue,
  files: BasemapFiles,
  reach: BasemapDetail,
): Parts {
  const shapes = drawBasemapShapes(target, catalogue, files, reach);
  const labels = basemapLabels(target, catalogue, files, reach).map((l) => drawLabel(target, l, null));
  return { ...shapes, label: (shapes.label ?? '') + labels.join('') };
}
