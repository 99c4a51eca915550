/** Builds the index of the plans' frames: their units, published figures and computed figures. */
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Fact, Panels, Source, Text } from '../../../src/domain/layer/catalogue.ts';
import { newestFact } from '../../../src/domain/plan/figures.ts';
import { wholeCities, type PlanFrame, type PlanFrameIndex } from '../../../src/domain/plan/plan-frames.ts';
import type { Feature } from '../../../src/domain/layer/feature.ts';
import { boundsOf, positions } from '../../../src/domain/geometry/geo.ts';
import { pickSources, type DrawnLayer } from '../draw.ts';
import { areaKm2 } from '../geometry/measure.ts';
import { countiesOf } from '../geometry/units.ts';

interface Named extends Text {
  code: number;
}

/** The index of all frames made of counties; empty if the data has no layer of frames. */
export function planFrameIndex(
  layers: readonly DrawnLayer[],
  panels: Panels | undefined,
  topology: Topology,
  sources: ReadonlyMap<string, Source>,
): PlanFrameIndex {
  const basemap = {
    counties: unitsOf<Named & { city: number }>(topology, 'counties').sort((a, b) => a.code - b.code),
    cities: unitsOf<Named>(topology, 'cities').sort((a, b) => a.code - b.code),
  };
  const residents = residentsByCity(
    layers.find(({ folder }) => folder.id === panels?.cities),
    topology,
  );
  const layer = layers.find(({ folder }) => folder.id === panels?.frames);
  const frames = (layer?.data.features ?? []).flatMap((feature): PlanFrame[] => {
    const { properties: p, geometry } = feature;
    const counties = unitsIn(layer, feature, topology);
    if (p.class === undefined || counties.length === 0) return [];
    const [area, people] = [newestFact(p, 'area'), newestFact(p, 'population')];
    const whole = wholeCities({ ...basemap, frames: [], sources: {} }, { counties });
    const inWhole = basemap.counties.filter((county) => whole.includes(county.city)).length;
    const sum = inWhole === counties.length ? sumOf(whole, residents) : null;
    return [
      {
        id: p.id,
        class: p.class,
        name: p.name,
        ...(p.note && { note: p.note }),
        bounds: boundsOf(positions(geometry)),
        counties,
        area: { computed: Math.round(areaKm2(geometry)), ...(area && { published: area }) },
        people: { ...(people && { published: people }), ...(sum && { computed: sum }) },
      },
    ];
  });
  const cited = frames.flatMap(({ area, people }) => [
    area.published?.source,
    people.published?.source,
    people.computed?.source,
  ]);
  return {
    frames,
    ...basemap,
    sources: pickSources(
      cited.flatMap((id) => id ?? []),
      sources,
    ),
  };
}

/** Names and codes of the basemap's units (read/basemap checks the file). */
const unitsOf = <T extends Named>(topology: Topology, object: string): T[] =>
  ((topology.objects[object] as GeometryCollection | undefined)?.geometries ?? []).map(
    ({ properties }) => properties as T,
  );

/** The counties that a feature's recipe names; empty for other recipes. */
function unitsIn(layer: DrawnLayer | undefined, { properties }: Feature, topology: Topology): number[] {
  const recipe = layer?.folder.features.find(({ value }) => value.id === properties.id)?.value.geometry;
  return recipe && 'units' in recipe ? countiesOf(topology, recipe.units) : [];
}

/** Published residents of whole cities, by the code of the city. */
function residentsByCity(layer: DrawnLayer | undefined, topology: Topology): Map<number, readonly Fact[]> {
  const city = new Map(
    unitsOf<Named & { city: number }>(topology, 'counties').map((county) => [county.code, county.city]),
  );
  return new Map(
    (layer?.data.features ?? []).flatMap((feature) => {
      const code = city.get(unitsIn(layer, feature, topology)[0] ?? NaN);
      return code === undefined
        ? []
        : [[code, feature.properties.facts.filter((fact) => fact.field === 'population')] as const];
    }),
  );
}

/** The sum over cities at the newest date for which one source has all of them; null if there is none. */
function sumOf(
  cities: readonly number[],
  residents: ReadonlyMap<number, readonly Fact[]>,
): PlanFrame['people']['computed'] | null {
  const [first = []] = cities.map((code) => residents.get(code) ?? []);
  const dated = first.filter((fact) => fact.year !== undefined);
  for (const { year = '', source } of dated.sort((a, b) => (b.year ?? '').localeCompare(a.year ?? ''))) {
    const values = cities.map(
      (code) => residents.get(code)?.find((fact) => fact.year === year && fact.source === source)?.value,
    );
    const numbers = values.filter((value) => typeof value === 'number');
    if (numbers.length === cities.length)
      return { value: numbers.reduce((sum, value) => sum + value, 0), when: year, source };
  }
  return null;
}
