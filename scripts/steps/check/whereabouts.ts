/**
 * Checks that places lie where their names say. The name of a county or a city in a feature's name (长葛大周再生金属, 新郑西站)
 * ties its point to that unit. Areas are tied by counties only, since regions are called after cities too (郑州都市圈).
 */
import { area, feature, featureCollection, intersect } from '@turf/turf';
import type { Geometry, MultiPolygon, Polygon } from 'geojson';
import type { Topology } from 'topojson-specification';
import type { DrawnLayer } from '../draw.ts';
import type { NamedPlace, Point } from '../geometry/gazetteer.ts';
import { NamedUnits, type Named } from '../geometry/named-units.ts';
import type { Issues, Where } from '../issues.ts';
import type { Located } from '../read/located.ts';

type Area = Polygon | MultiPolygon;

/** Fraction of an area that may lie outside its unit: both the border and a sketch are inexact. */
const MOST_BEYOND = 0.05;

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
      else if (named?.hasCounty && recipe !== 'reach' && isArea(geometry))
        checkArea(units, named, name.zh, geometry, where('geometry'), issues);
    });
}

const isArea = (geometry: Geometry): geometry is Area =>
  geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';

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
  const inside = intersect(featureCollection([feature(drawn), feature(units.areaOf(named.counties))]));
  const beyond = 1 - (inside ? area(inside) / area(drawn) : 0);
  if (beyond > MOST_BEYOND)
    issues.error(
      where,
      `got ${name} with ${String(Math.round(beyond * 100))} % of its area outside ${named.words.join(' and ')}, ` +
        `expected at most ${String(MOST_BEYOND * 100)} %: clip it with within`,
    );
}

/** Checks that `lies_in` is true, and is given only where the name says something else. */
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
