/** The opening map of the atlas as plain GeoJSON that any map library can draw: every feature carries its own style. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import type { Topology } from 'topojson-specification';
import { readCatalogue, type BuiltFile, type Mark, type Seat } from '../../src/domain/layer/catalogue.ts';
import { STROKES } from '../../src/domain/layer/encode.ts';
import { readLayerData } from '../../src/domain/layer/feature.ts';
import { FEATURE_LABELS, labelColor, LAND_OPACITY, SEATS } from '../../src/domain/map/basemap.ts';
import { SCHEME_COLORS, hex } from '../../src/domain/legend/palette.ts';
import { simplify } from '../../src/domain/geometry/simplify.ts';
import { drawnOf } from '../../src/map/layer/drawn.ts';
import { basemapData } from '../../src/map/basemap/basemap-data.ts';
import { projectionOf, fromSvg, toSvg } from '../../src/svg/projection.ts';

/**
 * `opening`: no more points than the picture in the explore door's page has, and only its waters and borders.
 * `full`: every point of the built files, like the GL map.
 */
export type Detail = 'opening' | 'full';

/** Geometry and style by which a peer draws a feature. */
interface Shape {
  kind: 'fill' | 'line' | 'dot';
  color: string;
  /** Width of the stroke or diameter of the dot, CSS pixels; 0: no stroke. */
  width: number;
  /** Opacity of the stroke or the dot. */
  opacity: number;
  /** Opacity of the filling. */
  fill?: number;
  dash?: number[];
}
/** A name at its point. Names along lines are drawn by our own maps only. */
interface Name {
  kind: 'name';
  text: string;
  color: string;
  /** Font size, CSS pixels. */
  size: number;
  bold: boolean;
  /** Least zoom at which it is shown. */
  from: number;
}
type Style = Shape | Name;
type Styled = Feature<Geometry, Style>;
export interface BenchData {
  basemap: FeatureCollection<Geometry, Style>;
  plan: FeatureCollection<Geometry, Style>;
}

/**
 * Tolerance of a point in SVG map units, as in the page's own picture (src/svg/svg-map.ts,
 * src/svg/basemap/basemap.ts).
 */
const OFF = 1.5;
const WATER_OFF = 2 * OFF;
/** Greatest rank of waters in the opening view. Others appear at closer zooms. */
const OPENING_RANK = 2;

const styled = (geometry: Geometry, properties: Style): Styled => ({ type: 'Feature', geometry, properties });
const collection = (features: Styled[]): FeatureCollection<Geometry, Style> => ({
  type: 'FeatureCollection',
  features,
});

/** Reads the built files below `dist/data`. */
export function benchData(dist: string, detail: Detail): BenchData {
  const json = ({ href }: Pick<BuiltFile, 'href'>): unknown =>
    JSON.parse(readFileSync(join(dist, 'data', href), 'utf8'));
  const catalogue = readCatalogue(json({ href: 'catalogue.json' }));
  const { units, water, seats } = catalogue.basemap;
  const files = basemapData({
    units: json(units) as Topology,
    water: json(water) as FeatureCollection,
    seats: json(seats) as readonly Seat[],
    relief: { paper: '', night: '' },
  });
  const colors = SCHEME_COLORS.paper;
  const frame = projectionOf(catalogue.reach);

  // Like points: no more names than the picture in our own page has.
  const page = readFileSync(join(dist, 'embed/index.html'), 'utf8');
  const written = new Set([...page.matchAll(/<text[^>]*>([^<]+)<\/text>/g)].map(([, text]) => text));
  const isNamed = (text: string): boolean => detail === 'full' || written.has(text);

  const line = (points: readonly Position[], off: number): Position[] => {
    if (detail === 'full') return points.map(([lon = NaN, lat = NaN]) => [round(lon, 4), round(lat, 4)]);
    const svgMap = points.map(([lon = NaN, lat = NaN]) => toSvg(frame, lon, lat));
    return simplify(svgMap, off).map(([x, y]) => {
      const [lon, lat] = fromSvg(frame, x, y);
      return [round(lon, 3), round(lat, 3)];
    });
  };
  const thin = (geometry: Geometry, off: number): Geometry => {
    const lines = (all: readonly Position[][]): Position[][] =>
      all.map((l) => line(l, off)).filter((l) => l.length > 1);
    switch (geometry.type) {
      case 'LineString':
        return { ...geometry, coordinates: line(geometry.coordinates, off) };
      case 'MultiLineString':
      case 'Polygon':
        return { ...geometry, coordinates: lines(geometry.coordinates) };
      case 'MultiPolygon':
        return { ...geometry, coordinates: geometry.coordinates.map(lines).filter((p) => p.length > 0) };
      case 'Point':
      case 'MultiPoint':
      case 'GeometryCollection':
        return geometry;
    }
  };

  const plain = { opacity: 1, color: colors.water };
  const borders = { city: [1.1, 0.9], context: [0.7, 0.45], county: [0.6, 0.5] } as const;
  const shapes = (what: 'land' | 'border' | 'water' | 'seat'): Feature[] =>
    files.features.filter(({ properties: p }) => {
      const kind = String(p?.kind ?? p?.line);
      return what === (kind === 'land' || kind === 'seat' ? kind : kind in borders ? 'border' : 'water');
    });
  const basemap: Styled[] = [
    ...shapes('land').map(({ geometry }) =>
      styled(geometry, { kind: 'fill', color: colors.land, width: 0, opacity: 1, fill: LAND_OPACITY }),
    ),
    ...shapes('water')
      .filter((f) => f.geometry.type === 'Polygon')
      .map(({ geometry }) => styled(geometry, { ...plain, kind: 'fill', width: 0, fill: 1 })),
    ...shapes('border').flatMap(({ geometry, properties }) => {
      const kind = properties?.line as keyof typeof borders;
      if (kind === 'county' && detail === 'opening') return [];
      const [width, opacity] = borders[kind];
      return [styled(geometry, { kind: 'line', color: colors.border, width, opacity })];
    }),
    ...shapes('water')
      .filter((f) => f.geometry.type !== 'Polygon')
      .map((f) => ({ geometry: f.geometry, rank: Number(f.properties?.rank) }))
      .filter(({ rank }) => detail === 'full' || rank <= OPENING_RANK)
      .map(({ geometry, rank }) =>
        styled(geometry, { ...plain, kind: 'line', width: [0, 2.6, 1.2, 0.8, 0.6][rank] ?? 0.6 }),
      ),
  ];

  const towns = shapes('seat').flatMap(({ geometry, properties }): Styled[] => {
    const { rank, zh } = properties as { rank: keyof typeof SEATS; zh: string };
    if (!isNamed(zh)) return [];
    const { size, weight, dot, color, minzoom } = SEATS[rank];
    const name: Name = {
      kind: 'name',
      text: zh,
      color: colors[color],
      size,
      bold: weight === 700,
      from: minzoom,
    };
    const isSeen = dot > 0 && (detail === 'opening' || minzoom === 0);
    return [
      ...(isSeen
        ? [styled(geometry, { kind: 'dot', color: colors[color], width: dot, opacity: 1 } satisfies Shape)]
        : []),
      styled(geometry, name),
    ];
  });

  const on = catalogue.layers.filter((l) => l.on).sort((a, b) => a.rank - b.rank);
  const plan = on.flatMap((entry) =>
    drawnOf(entry, readLayerData(entry.id, json(entry.file))).features.flatMap(
      ({ geometry, properties: p }): Styled[] => {
        if (p.mark === 'label') {
          if (entry.label === false || !isNamed(p.zh)) return [];
          const { size, weight } = FEATURE_LABELS[p.of];
          const from = entry.label.later?.[p.class ?? ''] ?? entry.label.minzoom;
          const color = labelColor(p.color, 'paper');
          return [styled(geometry, { kind: 'name', text: p.zh, color, size, bold: weight === 700, from })];
        }
        const kind = KINDS[p.mark];
        if (!kind) return [];
        const { dash, opacity } = STROKES[p.pattern];
        return [
          styled(geometry, {
            kind,
            color: hex(p.color, 'paper'),
            width: p.size,
            opacity,
            ...(kind === 'fill' ? { fill: entry.fill } : {}),
            ...(dash && kind !== 'dot' ? { dash: [...dash] } : {}),
          }),
        ];
      },
    ),
  );
  const order = ['fill', 'line', 'dot', 'name'];
  plan.sort((a, b) => order.indexOf(a.properties.kind) - order.indexOf(b.properties.kind));

  const offOf = (f: Styled): number => (f.properties.color === colors.water ? WATER_OFF : OFF);
  const made = (all: Styled[]) =>
    collection(
      all.map((f) => ({ ...f, geometry: thin(f.geometry, offOf(f)) })).filter((f) => !empty(f.geometry)),
    );
  return { basemap: made([...basemap, ...towns]), plan: made(plan) };
}

const KINDS: Partial<Record<Mark | 'label', Shape['kind']>> = { fill: 'fill', line: 'line', circle: 'dot' };
const empty = (geometry: Geometry): boolean => 'coordinates' in geometry && geometry.coordinates.length === 0;
function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
