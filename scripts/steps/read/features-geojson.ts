/**
 * `features.geojson`: drawn elsewhere (WGS84, RFC 7946). The properties of a feature are a record of features.yaml
 * without its `geometry`; points become `point`, lines `through` without smoothing, areas `ring`, several of a kind
 * `all`. An area with holes is refused: its recipe would be `units` or `within`.
 */
import type { Issues, Path } from '../issues.ts';
import { shown } from '../issues.ts';
import { readYaml, type Located } from './located.ts';

interface Loose {
  type?: unknown;
  features?: unknown;
  id?: unknown;
  properties?: unknown;
  geometry?: unknown;
  coordinates?: unknown;
}

/** The features as records of features.yaml, to be checked like those. */
export function readFeaturesGeojson(file: string, text: string, issues: Issues): Located<unknown> | null {
  // JSON is YAML, and that reader knows the lines.
  const found = readYaml(file, text, issues);
  if (!found) return null;
  const collection = (found.value ?? {}) as Loose;
  if (collection.type !== 'FeatureCollection' || !Array.isArray(collection.features)) {
    issues.error(found.where('type'), `got ${shown(collection.type)}, expected a FeatureCollection`);
    return null;
  }
  return {
    value: collection.features.map((feature: Loose | null, i) => {
      const properties = (feature?.properties ?? {}) as Record<string, unknown>;
      const geometry = recipeOf(feature?.geometry, (message, ...path) => {
        issues.error(found.where('features', i, 'geometry', ...path), message);
      });
      return { ...(feature?.id !== undefined && { id: feature.id }), ...properties, geometry };
    }),
    where: (...path) => found.where(...originOf(path)),
  };
}

/** Where a key of a record stands in the file. */
function originOf([i, key, ...rest]: Path): Path {
  if (i === undefined) return [];
  if (key === undefined) return ['features', i];
  return key === 'geometry' ? ['features', i, 'geometry'] : ['features', i, 'properties', key, ...rest];
}

function recipeOf(value: unknown, refuse: (message: string, ...path: Path) => void): unknown {
  const { type, coordinates } = (value ?? {}) as Loose;
  const parts = Array.isArray(coordinates) ? (coordinates as unknown[]) : [];
  switch (type) {
    case 'Point':
      return { point: coordinates };
    case 'LineString':
      return line(coordinates);
    case 'MultiLineString':
      return several(parts.map(line));
    case 'Polygon':
      return ring(parts, refuse, 'coordinates');
    case 'MultiPolygon':
      return several(
        parts.map((rings, i) =>
          ring(Array.isArray(rings) ? (rings as unknown[]) : [], refuse, 'coordinates', i),
        ),
      );
    default:
      refuse(
        `got ${shown(type)}, expected Point | LineString | MultiLineString | Polygon | MultiPolygon`,
        'type',
      );
      return {};
  }
}

const line = (coordinates: unknown): unknown => ({ through: coordinates, smooth: false });
const several = (parts: readonly unknown[]): unknown => (parts.length === 1 ? parts[0] : { all: parts });

/** GeoJSON closes its rings, recipes do not. */
function ring(
  rings: readonly unknown[],
  refuse: (message: string, ...path: Path) => void,
  ...path: Path
): unknown {
  if (rings.length > 1)
    refuse(
      `got an area with ${String(rings.length - 1)} holes, expected none: units or within can make it`,
      ...path,
      1,
    );
  const [outer] = rings;
  return { ring: Array.isArray(outer) ? (outer as unknown[]).slice(0, -1) : outer };
}
