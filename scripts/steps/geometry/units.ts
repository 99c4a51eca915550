/** `units`: counties or cities as one area. */
import type { MultiPolygon, Polygon } from 'geojson';
import { merge } from 'topojson-client';
import type { GeometryCollection, GeometryObject, Topology } from 'topojson-specification';
import { RecipeError, type Unit } from './gazetteer.ts';

interface UnitProperties {
  code?: number;
  city?: number;
}
const membersOf = (topology: Topology, name: string): GeometryObject<UnitProperties>[] =>
  (topology.objects[name] as GeometryCollection<UnitProperties> | undefined)?.geometries ?? [];

/** The counties that codes of counties and cities stand for, each once. */
export function countiesOf(topology: Topology, codes: readonly number[]): number[] {
  const counties = membersOf(topology, 'counties').map((unit) => unit.properties ?? {});
  return [
    ...new Set(
      codes.flatMap((code, i) => {
        const found = counties.filter((unit) => unit.code === code || unit.city === code);
        if (found.length === 0)
          throw new RecipeError(`got ${String(code)}, expected the code of a county or city of the ground`, i);
        return found.flatMap((unit) => unit.code ?? []);
      }),
    ),
  ];
}

/** Their union: shared borders vanish, because the topology knows them as one arc. */
export function unionOfUnits(topology: Topology, codes: readonly number[]): Polygon | MultiPolygon {
  const wanted = new Set(countiesOf(topology, codes));
  const units = membersOf(topology, 'counties').filter((unit) => wanted.has(unit.properties?.code ?? 0));
  const merged = merge(topology, units as Unit[]);
  const [only, ...rest] = merged.coordinates;
  return only && rest.length === 0 ? { type: 'Polygon', coordinates: only } : merged;
}
