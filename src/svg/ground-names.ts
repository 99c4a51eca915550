/** The names of the ground: seats of cities and counties, rivers and lakes. */
import type { Geometry, LineString, Position } from 'geojson';
import type { Catalogue, Seat } from '../domain/catalogue.ts';
import { boundsOf, type Bounds } from '../domain/geo.ts';
import { firstName, LABEL_PRIORITY, SEATS, WATER_LABELS } from '../domain/ground.ts';
import { toSheet } from './frame.ts';
import { seatsOf, watersOf, type GroundFiles, type Reach, type Water } from './ground-files.ts';
import type { Pen } from './pen.ts';
import type { Label } from './text.ts';
import { wrap } from './wrap.ts';

/** Air between a dot and its label, CSS pixels. */
const BESIDE = 3;

/** The point of a line where its name stands: half way along what of it lies inside the bounds. */
export function midway(line: LineString, bounds: Bounds): Position | null {
  const [w, s, e, n] = bounds;
  const inside = line.coordinates.filter(([x = NaN, y = NaN]) => x >= w && x <= e && y >= s && y <= n);
  const steps = inside.map((p, i) => {
    const q = inside[i - 1] ?? p;
    return Math.hypot((p[0] ?? 0) - (q[0] ?? 0), (p[1] ?? 0) - (q[1] ?? 0));
  });
  let left = steps.reduce((a, b) => a + b, 0) / 2;
  return inside.find((_, i) => (left -= steps[i] ?? 0) <= 0) ?? null;
}

/** Parts of an area's height at which its breadth is looked at. */
const HEIGHTS = [0.2, 0.35, 0.5, 0.65, 0.8];

/** The middle of an area where it is broadest from west to east; null for what has no breadth. */
export function broadest(ring: readonly Position[]): Position | null {
  const [, south, , north] = boundsOf(ring);
  let best: { at: Position; width: number } | null = null;
  for (const part of HEIGHTS) {
    const y = south + (north - south) * part;
    const crossings = ring
      .flatMap(([bx = 0, by = 0], i) => {
        const [ax = 0, ay = 0] = ring[i - 1] ?? [bx, by];
        return ay > y !== by > y ? [ax + ((bx - ax) * (y - ay)) / (by - ay)] : [];
      })
      .sort((p, q) => p - q);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const [from = 0, to = 0] = crossings.slice(i, i + 2);
      if (to - from > (best?.width ?? 0)) best = { at: [(from + to) / 2, y], width: to - from };
    }
  }
  return best?.at ?? null;
}

/** Where the name of a water stands. */
function placeOf(geometry: Geometry, bounds: Bounds): Position | null {
  if (geometry.type === 'LineString') return midway(geometry, bounds);
  if (geometry.type === 'Polygon') return broadest(geometry.coordinates[0] ?? []);
  throw new Error(`ground water: got a ${geometry.type}, expected a LineString or a Polygon`);
}

function seatLabel({ frame, lang }: Pen, seat: Seat): Label {
  const style = SEATS[seat.rank];
  const [x, y] = toSheet(frame, seat.lon, seat.lat);
  return {
    x,
    y,
    lines: [seat[lang]],
    size: style.size,
    bold: style.weight === 700,
    minzoom: style.minzoom,
    priority: LABEL_PRIORITY.seats[seat.rank],
    gap: style.dot > 0 ? style.dot / 2 + BESIDE : 0,
    color: style.color,
  };
}

function waterLabel({ frame, lang }: Pen, p: Water, at: Position): Label {
  const style = WATER_LABELS[p.rank];
  const [x, y] = toSheet(frame, at[0] ?? NaN, at[1] ?? NaN);
  return {
    x,
    y,
    lines: wrap(firstName(p[lang])),
    size: style.size,
    bold: style.weight === 700,
    minzoom: style.minzoom,
    priority: LABEL_PRIORITY.water[p.rank],
    gap: 0,
    color: style.color,
  };
}

/** The names of the ground, seats before waters. */
export function groundLabels(
  pen: Pen,
  catalogue: Pick<Catalogue, 'bounds'>,
  files: GroundFiles,
  reach: Reach,
): Label[] {
  const waters = watersOf(files.water, reach).flatMap(({ p, geometry }) => {
    const at = placeOf(geometry, catalogue.bounds);
    return at ? [waterLabel(pen, p, at)] : [];
  });
  return [...seatsOf(files.seats, reach).map((s) => seatLabel(pen, s)), ...waters];
}
