/**
 * A place lies where its name says. The name of a county or a city in a feature's name (长葛大周再生金属, 新郑西站) ties its
 * point to that unit; a county's name ties an area too. These are errors. A city lends its name to regions (郑州都市圈), and
 * a line is often named after one place on its way. Such areas and lines only cause a warning if they lie elsewhere.
 */
import {
  area,
  booleanPointInPolygon,
  distance,
  feature,
  featureCollection,
  intersect,
  pointToPolygonDistance,
} from '@turf/turf';
import type { Geometry, LineString, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson';
import { positions } from '../../../src/domain/geometry/geo.ts';
import type { Topology } from 'topojson-specification';
import type { DrawnLayer } from '../draw.ts';
import type { NamedPlace, Point } from '../geometry/gazetteer.ts';
import { NamedUnits, type Named } from '../geometry/named-units.ts';
import type { Issues, Where } from '../issues.ts';
import type { Located } from '../read/located.ts';

type Area = Polygon | MultiPolygon;

/** Fraction of an area that may lie outside its unit: both the border and a sketch are inexact. */
const MOST_BEYOND = 0.05;
/** An area lies elsewhere if more than this share is outside the city of its name. */
const MOST_OF_AREA_ELSEWHERE = 0.5;
/** A region is named after a city if it holds this share of the city. It may then be much larger. */
const LEAST_OF_CITY = 0.5;
/** A line lies elsewhere if more than this share is outside the places of its name: 叶县以南 begins in 叶县, and leaves it. */
const MOST_OF_LINE_ELSEWHERE = 0.95;
/** Lines are measured in pieces of at most this length, km. */
const PIECE_KM = 1;

/** Notes features and named places that lie outside the county or city of their name. */
export function checkWhereabouts(
  layers: readonly DrawnLayer[],
  places: readonly Located<NamedPlace & { zh: string }>[],
  topology: Topology,
  issues: Issues,
): void {
  const units = new NamedUnits(topology);
  for (const { value, where } of places) {
    const named = units.in(value.zh);
    if (named) checkPoint(units, named, value.zh, [value.lon, value.lat], where('lon'), issues);
  }
  for (const { folder, data } of layers)
    data.features.forEach(({ geometry, properties: { name, short, recipe } }, i) => {
      const declared = folder.features[i];
      if (!declared) return;
      const named = units.in(`${name.zh} ${short?.zh ?? ''}`);
      const { where } = declared;
      const elsewhere = declared.value.lies_in;
      if (geometry.type === 'Point') {
        const at: Point = [geometry.coordinates[0] ?? NaN, geometry.coordinates[1] ?? NaN];
        if (elsewhere !== undefined) checkElsewhere(units, named, elsewhere, at, where('lies_in'), issues);
        else if (named) checkPoint(units, named, name.zh, at, where('geometry'), issues);
      } else if (elsewhere !== undefined)
        issues.error(where('lies_in'), `got ${String(elsewhere)} for what is not a point, expected none`);
      else if (named && isLine(geometry))
        checkElsewhereLine(units, named, name.zh, geometry, where('geometry'), issues);
      else if (named && recipe !== 'reach' && isArea(geometry)) {
        const checkOne = named.hasCounty ? checkArea : checkElsewhereArea;
        checkOne(units, named, name.zh, geometry, where('geometry'), issues);
      }
    });
}

const isArea = (geometry: Geometry): geometry is Area =>
  geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
const isLine = (geometry: Geometry): geometry is LineString | MultiLineString =>
  geometry.type === 'LineString' || geometry.type === 'MultiLineString';

function checkPoint(
  units: NamedUnits,
  named: Named,
  name: string,
  at: Point,
  where: Where,
  issues: Issues,
): void {
  if (units.hold(named.counties, at)) return;
  issues.error(
    where,
    `got ${at.join(', ')} for ${name}, which is ${units.at(at)}, expected a point in ${named.words.join(' or ')}`,
  );
}

function checkArea(
  units: NamedUnits,
  named: Named,
  name: string,
  drawn: Area,
  where: Where,
  issues: Issues,
): void {
  const beyond = 1 - sharedArea(drawn, units.areaOf(named.counties)) / area(drawn);
  if (beyond > MOST_BEYOND)
    issues.error(
      where,
      `got ${name} with ${String(Math.round(beyond * 100))} % of its area outside ${named.words.join(' and ')}, ` +
        `expected at most ${String(MOST_BEYOND * 100)} %: clip it with within`,
    );
}

/** The area of two areas together, m². */
function sharedArea(one: Area, other: Area): number {
  const shared = intersect(featureCollection([feature(one), feature(other)]));
  return shared ? area(shared) : 0;
}

/** Warns of an area that lies mostly outside the city of its name, unless it is a region around that city. */
function checkElsewhereArea(
  units: NamedUnits,
  named: Named,
  name: string,
  drawn: Area,
  where: Where,
  issues: Issues,
): void {
  const city = units.areaOf(named.counties);
  const inside = sharedArea(drawn, city);
  const beyond = 1 - inside / area(drawn);
  if (beyond > MOST_OF_AREA_ELSEWHERE && inside < LEAST_OF_CITY * area(city))
    warnElsewhere(named, name, `${percent(beyond)} of its area`, distanceKm(drawn, city), where, issues);
}

/** Warns of a line of which no more than a short piece lies in the counties or cities of its name. */
function checkElsewhereLine(
  units: NamedUnits,
  named: Named,
  name: string,
  drawn: LineString | MultiLineString,
  where: Where,
  issues: Issues,
): void {
  const here = units.areaOf(named.counties);
  const lines = drawn.type === 'LineString' ? [drawn.coordinates] : drawn.coordinates;
  let [inside, all] = [0, 0];
  for (const { at, km } of lines.flatMap(piecesOf)) {
    all += km;
    if (booleanPointInPolygon(at, here)) inside += km;
  }
  const beyond = 1 - inside / all;
  if (beyond > MOST_OF_LINE_ELSEWHERE)
    warnElsewhere(named, name, `${percent(beyond)} of its length`, distanceKm(drawn, here), where, issues);
}

/** The pieces of a line: the middle and the length of each. */
const piecesOf = (line: readonly Position[]): { at: Position; km: number }[] =>
  line.slice(1).flatMap((to, i) => {
    const from = line[i] ?? to;
    const km = distance(from, to);
    const count = Math.max(1, Math.ceil(km / PIECE_KM));
    return Array.from({ length: count }, (_, piece) => ({
      at: [0, 1].map((axis) => {
        const [a = NaN, b = NaN] = [from[axis], to[axis]];
        return a + ((b - a) * (piece + 0.5)) / count;
      }),
      km: km / count,
    }));
  });

const percent = (share: number): string => `${String(Math.round(share * 100))} %`;

/** How far the nearest vertex of a drawing is from an area, km; 0 if one is inside. */
function distanceKm(drawn: Geometry, here: Area): number {
  let least = Infinity;
  for (const at of positions(drawn)) least = Math.min(least, pointToPolygonDistance(at, here));
  return Math.max(0, least);
}

function warnElsewhere(
  { words }: Named,
  name: string,
  share: string,
  km: number,
  where: Where,
  issues: Issues,
): void {
  const far = km > 0 ? `, the nearest point ${km.toFixed(1)} km away` : '';
  issues.warn(
    where,
    `got ${name} with ${share} outside ${words.join(' and ')}${far}, expected it to lie where its name says`,
  );
}

/** `lies_in` must be true, and is given only where the name says something else. */
function checkElsewhere(
  units: NamedUnits,
  named: Named | null,
  code: number,
  at: Point,
  where: Where,
  issues: Issues,
): void {
  const found = units.at(at);
  if (!units.isKnown(code))
    issues.error(where, `got ${String(code)}, expected the code of a county of the basemap`);
  else if (!units.hold([code], at))
    issues.error(where, `got ${String(code)} for a point that is ${found}, expected the county it lies in`);
  else if (!named || units.hold(named.counties, at))
    issues.error(where, `got ${String(code)}, expected none: its name says no other county or city`);
}
