/** Recipe `units`: counties or cities as one area. */
import type { MultiPolygon, Polygon } from 'geojson';
import { merge } from 'topojson-client';
import type { GeometryCollection, GeometryObject, Topology } from 'topojson-specification';
import { RecipeError, type Unit } from './gazetteer.ts';

interface UnitProperties {
  code?: number;
  city?: number;
}
interface Member {
  unit: GeometryObject;
  code: number | undefined;
  city: number | undefined;
}
const countiesIn = (topology: Topology): Member[] =>
  ((topology.objects.counties as GeometryCollection | undefined)?.geometries ?? []).map((unit) => {
    const { code, city } = (unit.properties ?? {}) as UnitProperties;
    return { unit, code, city };
  });

/** The counties that the codes of counties and cities stand for, each once. */
export function countiesOf(topology: Topology, codes: readonly number[]): number[] {
  const counties = countiesIn(topology);
  return [
    ...new Set(
      codes.flatMap((code, i) => {
        const found = counties.filter((member) => member.code === code || member.city === code);
        if (found.length === 0)
          throw new RecipeError(
            `got ${String(code)}, expected the code of a county or city of the basemap`,
            i,
          );
        return found.flatMap((member) => member.code ?? []);
      }),
    ),
  ];
}

/** The union of units. Shared borders vanish, because the topology stores each as one arc. */
export function unionOfUnits(topology: Topology, codes: readonly number[]): Polygon | MultiPolygon {
  const wanted = new Set(countiesOf(topology, codes));
  const members = countiesIn(topology).filter(({ code }) => code !== undefined && wanted.has(code));
  const merged = merge(topology, members.map(({ unit }) => unit) as Unit[]);
  const [only, ...rest] = merged.coordinates;
  return only && rest.length === 0 ? { type: 'Polygon', coordinates: only } : merged;
}
