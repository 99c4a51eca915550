/** The names on the basemap: seats of cities and counties, rivers and lakes. */
import type { Geometry, LineString, Position } from 'geojson';
import type { Catalogue, Seat } from '../../domain/layer/catalogue.ts';
import { boundsOf, type Bounds } from '../../domain/geometry/geo.ts';
import { firstName, LABEL_PRIORITY, SEATS, WATER_LABELS } from '../../domain/map/basemap.ts';
import { toSvg } from '../projection.ts';
import { seatsOf, watersOf, type BasemapFiles, type BasemapDetail, type Water } from './basemap-files.ts';
import type { RenderTarget } from '../render-target.ts';
import type { Label } from '../label/label.ts';
import { wrap } from '../label/wrap.ts';

/** Space between a dot and its label, CSS pixels. */
const BESIDE = 3;

/** The label point of a line: the middle of its part inside the bounds. */
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

/** Shares of an area's height at which its breadth is measured. */
const HEIGHTS = [0.2, 0.35, 0.5, 0.65, 0.8];

/** The middle of an area where it is broadest from west to east. Null if it has no breadth. */
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

/** The label point of a water. */
function placeOf(geometry: Geometry, bounds: Bounds): Position | null {
  if (geometry.type === 'LineString') return midway(geometry, bounds);
  if (geometry.type === 'Polygon') return broadest(geometry.coordinates[0] ?? []);
  throw new Error(`basemap water: got a ${geometry.type}, expected a LineString or a Polygon`);
}

function seatLabel({ projection, lang }: RenderTarget, seat: Seat): Label {
  const style = SEATS[seat.rank];
  const [x, y] = toSvg(projection, seat.lon, seat.lat);
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

function waterLabel({ projection, lang }: RenderTarget, p: Water, at: Position): Label {
  const style = WATER_LABELS[p.rank];
  const [x, y] = toSvg(projection, at[0] ?? NaN, at[1] ?? NaN);
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

/** The names on the basemap, seats before waters. */
export function basemapLabels(
  target: RenderTarget,
  catalogue: Pick<Catalogue, 'bounds'>,
  files: BasemapFiles,
  reach: BasemapDetail,
): Label[] {
  const waters = watersOf(files.water, reach).flatMap(({ p, geometry }) => {
    const at = placeOf(geometry, catalogue.bounds);
    return at ? [waterLabel(target, p, at)] : [];
  });
  return [...seatsOf(files.seats, reach).map((s) => seatLabel(target, s)), ...waters];
}
