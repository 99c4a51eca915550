/**
 * Reads `features.geojson`, drawn in other programs (WGS84, RFC 7946). The properties of a feature are a record of
 * features.yaml without `geometry`. Points become the recipe `point`, lines `through` without smoothing, areas `ring`,
 * and several of a kind `all`. An area with holes is refused: its recipe would be `units` or `within`.
 */
import type { Issues, Path } from '../issues.ts';
import { shown } from '../issues.ts';
import { readJson } from './json.ts';
import type { Located } from './located.ts';

type Refuse = (message: string, ...path: Path) => void;
type Members = Readonly<Record<string, unknown>>;

/** Members of the collection that are accepted. The build ignores all but `features`. */
const COLLECTION = ['type', 'name', 'bbox', 'crs', 'features'];
const FEATURE = ['type', 'id', 'bbox', 'properties', 'geometry'];
const GEOMETRY = ['type', 'bbox', 'coordinates'];
/** Names of WGS84 and of CGCS2000, which agree within a metre. */
const CRS =
  /^((urn:ogc:def:crs:)?(OGC:([\d.]*:)?CRS84|CRS84|EPSG:([\d.]*:)?(4326|4490))|https?:\/\/www\.opengis\.net\/def\/crs\/(OGC\/[\d.]+\/CRS84|EPSG\/[\d.]+\/(4326|4490)))$/i;

/** The features as records of features.yaml, not yet checked against the grammar. */
export function readFeaturesGeojson(file: string, text: string, issues: Issues): Located<unknown> | null {
  const found = readJson(file, text, issues);
  if (!found) return null;
  const refuse: Refuse = (message, ...path) => {
    issues.error(found.where(...path), message);
  };
  const collection = found.value;
  if (!isObject(collection) || collection.type !== 'FeatureCollection') {
    refuse(
      `got ${shown(isObject(collection) ? collection.type : collection)}, expected a FeatureCollection`,
      'type',
    );
    return null;
  }
  checkMembers(collection, COLLECTION, refuse);
  checkCrs(collection, refuse);
  if (!Array.isArray(collection.features)) {
    refuse(`got ${shown(collection.features)}, expected a list of features`, 'features');
    return null;
  }
  const features = collection.features as unknown[];
  const refused = new Set<number>();
  const records = features.map((feature, i) =>
    recordOf(feature, (message, ...path) => {
      refused.add(i);
      refuse(message, 'features', i, ...path);
    }),
  );
  return { value: records, where: (...path) => found.where(...originOf(path, features)), refused };
}

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function checkMembers(value: Members, known: readonly string[], refuse: Refuse, ...path: Path): void {
  for (const key of Object.keys(value))
    if (!known.includes(key) && key !== 'crs')
      refuse(`got ${shown(key)}, which nothing reads, expected ${known.join(' | ')}`, ...path, key);
  if ('crs' in value && !known.includes('crs'))
    refuse('got a crs of its own, expected one at the top of the file at most', ...path, 'crs');
}

/** Refuses other coordinate systems. RFC 7946 has removed `crs`, but programs still write it. */
function checkCrs({ crs }: Members, refuse: Refuse): void {
  if (crs === undefined) return;
  const name = isObject(crs) && isObject(crs.properties) ? crs.properties.name : undefined;
  if (typeof name === 'string' && CRS.test(name)) return;
  refuse(
    `got ${shown(name ?? crs)}, expected WGS84 (CRS84, EPSG:4326) or CGCS2000 (EPSG:4490): export it so`,
    'crs',
  );
}

function recordOf(feature: unknown, refuse: Refuse): unknown {
  if (!isObject(feature) || feature.type !== 'Feature') {
    refuse(`got ${shown(isObject(feature) ? feature.type : feature)}, expected a Feature`);
    return {};
  }
  checkMembers(feature, FEATURE, refuse);
  const properties = feature.properties ?? {};
  if (!isObject(properties)) {
    refuse(`got ${shown(properties)}, expected the words of a record`, 'properties');
    return {};
  }
  if ('geometry' in properties)
    refuse('got a second geometry, expected the one of the feature', 'properties', 'geometry');
  const { id } = feature;
  if (id !== undefined && properties.id !== undefined && id !== properties.id)
    refuse(`got ${shown(id)} beside properties.id ${shown(properties.id)}, expected one id`, 'id');
  const geometry = recipeOf(feature.geometry, (message, ...path) => {
    refuse(message, 'geometry', ...path);
  });
  return { ...(id !== undefined && { id }), ...properties, geometry };
}

/** Path in the file of a key of a record. */
function originOf([i, key, ...rest]: Path, features: readonly unknown[]): Path {
  if (i === undefined) return ['features'];
  if (key === undefined) return ['features', i];
  const feature = features[Number(i)] as { properties?: Members | null; geometry?: { type?: unknown } };
  if (key === 'geometry') return ['features', i, 'geometry', ...coordinatesOf(rest, feature.geometry?.type)];
  const isOutside = key === 'id' && feature.properties?.id === undefined;
  return ['features', i, ...(isOutside ? [] : ['properties']), key, ...rest];
}

/** Path among the coordinates of a word of a recipe. */
function coordinatesOf(path: Path, type: unknown): Path {
  const [part, [word, ...rest]] = path[0] === 'all' ? [path.slice(1, 2), path.slice(2)] : [[], path];
  if (word === undefined || word === 'all') return part.length > 0 ? ['coordinates', ...part] : [];
  // A Multi… geometry with one part is written as that part.
  const first = typeof type === 'string' && type.startsWith('Multi') && part.length === 0 ? [0] : part;
  return ['coordinates', ...first, ...(word === 'ring' ? [0] : []), ...rest];
}

function recipeOf(value: unknown, refuse: Refuse): unknown {
  if (!isObject(value)) {
    refuse(`got ${value === undefined ? 'no geometry' : shown(value)}, expected a geometry`);
    return {};
  }
  const { type, coordinates } = value;
  if (type === 'Feature' || type === 'FeatureCollection') {
    refuse(`got a ${type}, expected a geometry`, 'type');
    return {};
  }
  if (type === 'GeometryCollection') {
    refuse('got a GeometryCollection, expected one geometry a feature', 'type');
    return {};
  }
  checkMembers(value, GEOMETRY, refuse);
  const parts = Array.isArray(coordinates) ? (coordinates as unknown[]) : [];
  if (parts.length === 0) {
    refuse(`got ${shown(coordinates)}, expected coordinates`, 'coordinates');
    return {};
  }
  switch (type) {
    case 'Point':
      return { point: coordinates };
    case 'LineString':
      return line(coordinates, refuse, 'coordinates');
    case 'MultiLineString':
      return several(parts.map((part, i) => line(part, refuse, 'coordinates', i)));
    case 'Polygon':
      return ring(parts, refuse, 'coordinates');
    case 'MultiPolygon':
      return several(parts.map((rings, i) => ring(rings, refuse, 'coordinates', i)));
    default:
      refuse(
        `got ${shown(type)}, expected Point | LineString | MultiLineString | Polygon | MultiPolygon`,
        'type',
      );
      return {};
  }
}

const several = (parts: readonly unknown[]): unknown => (parts.length === 1 ? parts[0] : { all: parts });

function line(coordinates: unknown, refuse: Refuse, ...path: Path): unknown {
  if (!Array.isArray(coordinates) || coordinates.length < 2)
    refuse(`got ${shown(coordinates)}, expected at least two positions`, ...path);
  return { through: coordinates, smooth: false };
}

/** An open ring: GeoJSON repeats the first point at the end, recipes do not. */
function ring(rings: unknown, refuse: Refuse, ...path: Path): unknown {
  if (!Array.isArray(rings) || rings.length === 0) {
    refuse(`got ${shown(rings)}, expected a list of one ring`, ...path);
    return {};
  }
  const [outer] = rings as unknown[];
  if (rings.length > 1)
    refuse(
      `got an area with ${String(rings.length - 1)} holes, expected none: units or within can make it`,
      ...path,
      1,
    );
  if (!Array.isArray(outer) || outer.length < 4) {
    refuse(
      `got ${Array.isArray(outer) ? `a ring of ${String(outer.length)} positions` : shown(outer)}, expected at least four, the last like the first`,
      ...path,
      0,
    );
    return {};
  }
  const [first, last] = [outer[0], outer.at(-1)] as unknown[];
  if (JSON.stringify(first) !== JSON.stringify(last))
    refuse(
      `got an open ring from ${shown(first)} to ${shown(last)}, expected the last position like the first`,
      ...path,
      0,
      outer.length - 1,
    );
  return { ring: outer.slice(0, -1) };
}
