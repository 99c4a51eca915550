/** The quiet ground as SVG: relief, the nine cities as land, borders, water, seats and names. */
import type { FeatureCollection } from 'geojson';
import type { Catalogue, Seat } from '../domain/catalogue.ts';
import { DOT_RIM, RIVERS, SEATS, type Stops } from '../domain/ground.ts';
import { drawBorders } from './borders.ts';
import { toSheet } from './frame.ts';
import { seatsOf, watersOf, type GroundFiles, type Rank, type Reach } from './ground-files.ts';
import { groundLabels } from './ground-names.ts';
import type { Parts } from './part.ts';
import { dotOf, pathOf } from './path.ts';
import { everSeen, type Detail, type Pen } from './pen.ts';
import { short } from './short.ts';
import { drawLabel, escape } from './text.ts';

export type { GroundFiles, Reach };

function relief({ frame }: Pen, catalogue: Catalogue, files: GroundFiles): string {
  if (!files.relief) return '';
  const [w, s, e, n] = catalogue.ground.relief.bounds;
  const [x0, y0] = toSheet(frame, w, n);
  const [x1, y1] = toSheet(frame, e, s);
  const [x, y, width, height] = [x0, y0, x1 - x0, y1 - y0].map((v) => short(v, 1));
  const { paper, night } = files.relief;
  return (
    `<image class="relief" x="${String(x)}" y="${String(y)}" width="${String(width)}" height="${String(height)}" ` +
    `preserveAspectRatio="none" href="${escape(paper)}" data-paper="${escape(paper)}" data-night="${escape(night)}"/>`
  );
}

/** Rivers meander more than the eye needs at first. */
const coarser = (detail: Detail, rank: Rank): Detail => ({
  ...detail,
  tolerance: (rank === 1 ? 1.6 : 2.4) * detail.tolerance,
});

const drawWater = (pen: Pen, water: FeatureCollection, reach: Reach): string =>
  watersOf(water, reach)
    .map(({ p, geometry }) => {
      const { frame, detail } = pen;
      const lake = geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
      if (!lake && !everSeen(pen, RIVERS[p.rank].opacity)) return '';
      const d = pathOf(geometry, frame, reach === 'full' ? detail : coarser(detail, p.rank));
      const name = lake ? 'lake' : `w w${String(p.rank)}${p.kind === 'canal' ? ' canal' : ''}`;
      return d ? `<path class="${name}" d="${d}"/>` : '';
    })
    .join('');

/** The dot of a seat comes with its name. */
export const dotOpacity = (rank: Rank): Stops => [
  [SEATS[rank].minzoom - 0.05, 0],
  [SEATS[rank].minzoom, 1],
];

function seatDot(pen: Pen, seat: Seat): string {
  const { dot, color } = SEATS[seat.rank];
  const d = dotOf([seat.lon, seat.lat], pen.frame, pen.detail.digits);
  return (
    `<g class="seat${String(seat.rank)} ${color}"><path class="r" stroke-width="${pen.length(dot + 2 * DOT_RIM)}" d="${d}"/>` +
    `<path class="s" stroke-width="${pen.length(dot)}" d="${d}"/></g>`
  );
}

/** The ground's shapes by slot: relief, borders and water below all, dots of seats with the labels. */
export const drawGroundShapes = (
  pen: Pen,
  catalogue: Catalogue,
  files: GroundFiles,
  reach: Reach,
): Parts => ({
  ground:
    relief(pen, catalogue, files) + drawBorders(pen, files.units, reach) + drawWater(pen, files.water, reach),
  label: seatsOf(files.seats, reach)
    .filter(({ rank }) => SEATS[rank].dot > 0 && everSeen(pen, dotOpacity(rank)))
    .map((s) => seatDot(pen, s))
    .join(''),
});

/** All of the ground by slot; its labels are there, unplaced. */
export function drawGround(pen: Pen, catalogue: Catalogue, files: GroundFiles, reach: Reach): Parts {
  const shapes = drawGroundShapes(pen, catalogue, files, reach);
  const labels = groundLabels(pen, catalogue, files, reach).map((l) => drawLabel(pen, l, null));
  return { ...shapes, label: (shapes.label ?? '') + labels.join('') };
}
