/** The quiet ground as SVG: relief, the nine cities as land, borders, water, seats and names. */
import type { FeatureCollection, Geometry, LineString, MultiLineString, Position } from 'geojson';
import { merge, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Catalogue, Seat } from '../domain/catalogue.ts';
import { boundsOf, type Bounds } from '../domain/geo.ts';
import {
  BORDERS,
  DOT_RIM,
  firstName,
  LABEL_PRIORITY,
  RIVERS,
  SEATS,
  WATER_LABELS,
  type Stops,
} from '../domain/ground.ts';
import { toSheet } from './frame.ts';
import type { Parts } from './part.ts';
import { dotOf, pathOf } from './path.ts';
import { short, type Detail, type Pen } from './pen.ts';
import { drawLabel, escape, type Label } from './text.ts';
import { wrap } from './wrap.ts';

export interface GroundFiles {
  units: Topology;
  water: FeatureCollection;
  seats: readonly Seat[];
  /** Addresses of the relief pictures; left out, no relief is drawn. */
  relief?: { paper: string; night: string };
}
type Rank = 1 | 2 | 3 | 4;
interface Water {
  id: string;
  kind: string;
  zh: string;
  en: string;
  rank: Rank;
}
/** `overview`: what the opening view shows; `full`: all, counties included. */
export type Reach = 'overview' | 'full';
/** Ranks that the overview draws. */
const OVERVIEW_RANK = 2;
/** Air between a dot and its label, CSS pixels. */
const BESIDE = 3;

const collection = (units: Topology, name: string): GeometryCollection | null => {
  const object = units.objects[name];
  return object?.type === 'GeometryCollection' ? (object as GeometryCollection) : null;
};

/** Whether anything of that opacity may ever be seen; a sheet is zoomed, a picture is not. */
const seen = (pen: Pen, opacity: Stops): boolean => pen.zoomed(opacity, (v) => short(v, 2)) !== '0';

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

function borders(pen: Pen, units: Topology, reach: Reach): string {
  const { frame, detail } = pen;
  const path = (className: string, d: string): string => (d ? `<path class="${className}" d="${d}"/>` : '');
  const cities = collection(units, 'cities');
  if (!cities) throw new Error('ground units: got no object "cities", expected a GeometryCollection');
  const counties = collection(units, 'counties');
  const context = collection(units, 'context');
  const whole = merge(
    units,
    cities.geometries.filter((g) => g.type === 'Polygon' || g.type === 'MultiPolygon'),
  );
  return [
    path('b city land', pathOf(whole, frame, detail)),
    // Neighbours are so faint that the first seconds can do without them.
    context && reach === 'full'
      ? path('b context', pathOf(around(units, cities, context), frame, detail))
      : '',
    counties && reach === 'full' && seen(pen, BORDERS.county.opacity)
      ? path(
          'b county',
          pathOf(
            mesh(units, counties, (a, b) => a !== b && sameCity(a, b)),
            frame,
            detail,
          ),
        )
      : '',
    path(
      'b city',
      pathOf(
        mesh(units, cities, (a, b) => a !== b),
        frame,
        detail,
      ),
    ),
  ].join('');
}

/** Borders of neighbours but for what they share with our cities, which have it already. */
function around(units: Topology, cities: GeometryCollection, context: GeometryCollection): MultiLineString {
  const ours = new Set<unknown>(cities.geometries);
  const both: GeometryCollection = {
    type: 'GeometryCollection',
    geometries: [...cities.geometries, ...context.geometries],
  };
  return mesh(units, both, (a, b) => !ours.has(a) && !ours.has(b));
}

/** A border within a city; those between cities are drawn once, as city borders. */
const sameCity = (a: { properties?: unknown }, b: { properties?: unknown }): boolean =>
  cityOf(a.properties) === cityOf(b.properties);
const cityOf = (properties: unknown): unknown => (properties as { city?: number } | undefined)?.city;

const watersOf = (
  water: FeatureCollection,
  reach: Reach,
): { p: Water; geometry: FeatureCollection['features'][number]['geometry'] }[] =>
  water.features
    .map((f) => ({ p: f.properties as unknown as Water, geometry: f.geometry }))
    .filter(({ p }) => reach === 'full' || p.rank <= OVERVIEW_RANK);

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
      if (!lake && !seen(pen, RIVERS[p.rank].opacity)) return '';
      const d = pathOf(geometry, frame, reach === 'full' ? detail : coarser(detail, p.rank));
      const name = lake ? 'lake' : `w w${String(p.rank)}${p.kind === 'canal' ? ' canal' : ''}`;
      return d ? `<path class="${name}" d="${d}"/>` : '';
    })
    .join('');

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

/** One seat a place: Jiyuan is a city and a county at once. */
const seatsOf = (seats: readonly Seat[], reach: Reach): Seat[] => {
  const seen = new Set<number>();
  return seats.filter((s) => {
    if ((reach === 'overview' && s.rank > OVERVIEW_RANK) || seen.has(s.code)) return false;
    seen.add(s.code);
    return true;
  });
};

/** The names of the ground. */
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
    relief(pen, catalogue, files) + borders(pen, files.units, reach) + drawWater(pen, files.water, reach),
  label: seatsOf(files.seats, reach)
    .filter(({ rank }) => SEATS[rank].dot > 0 && seen(pen, dotOpacity(rank)))
    .map((s) => seatDot(pen, s))
    .join(''),
});

/** All of the ground by slot; its labels are there, unplaced. */
export function drawGround(pen: Pen, catalogue: Catalogue, files: GroundFiles, reach: Reach): Parts {
  const shapes = drawGroundShapes(pen, catalogue, files, reach);
  const labels = groundLabels(pen, catalogue, files, reach).map((l) => drawLabel(pen, l, null));
  return { ...shapes, label: (shapes.label ?? '') + labels.join('') };
}
