/** Finds counties and cities of the basemap by the names that texts use for them. */
import { booleanPointInPolygon, feature, pointToPolygonDistance } from '@turf/turf';
import type { MultiPolygon, Polygon } from 'geojson';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Point } from './gazetteer.ts';
import { UNIT_DOUBT_KM } from './recipe.ts';
import { countiesOf, unionOfUnits } from './units.ts';

type Area = Polygon | MultiPolygon;
interface Unit {
  code: number;
  zh: string;
}
/** The units that a text names. */
export interface Named {
  /** The names as they stand in the text. */
  words: readonly string[];
  /** Codes of the counties that the names stand for. */
  counties: readonly number[];
  /** Whether a county is named, and not only cities. */
  hasCounty: boolean;
}

/** Short names of districts that usually mean something else: 中原 is the Central Plains. */
const OTHER_WORDS = new Set(['中原', '新华', '解放', '红旗', '鼓楼', '老城', '中站']);

/** Finds units in texts, and tests whether a spot lies in them. */
export class NamedUnits {
  readonly #topology: Topology;
  readonly #counties: readonly Unit[];
  /** Includes Jiyuan, which is both: a county that the province governs as a city. */
  readonly #cities: ReadonlySet<number>;
  /** Longest names first, so that 新乡县 is not read as 新乡. */
  readonly #names: readonly (readonly [word: string, code: number])[];
  readonly #areas = new Map<string, Area>();

  constructor(topology: Topology) {
    this.#topology = topology;
    const unitsOf = (object: string): Unit[] =>
      ((topology.objects[object] as GeometryCollection | undefined)?.geometries ?? []).flatMap(
        ({ properties }) => (properties as Unit | undefined) ?? [],
      );
    this.#counties = unitsOf('counties');
    const cities = unitsOf('cities');
    this.#cities = new Set(cities.map(({ code }) => code));
    const names = new Map<string, number>();
    // Cities come last: if both have the name (新乡), the city is meant, and it contains the county.
    for (const { zh, code } of [...this.#counties, ...cities]) {
      const short = zh.replace(/(?:回族区|[区县市])$/, '');
      if (short.length > 1 && !OTHER_WORDS.has(short)) names.set(short, code);
      names.set(zh, code);
    }
    this.#names = [...names].sort(([a], [b]) => b.length - a.length);
  }

  /** The units that a text names; null if there are none. Cities count only if no county is named. */
  in(text: string): Named | null {
    let rest = text;
    const found: [string, number][] = [];
    for (const [word, code] of this.#names) {
      if (!rest.includes(word)) continue;
      rest = rest.replaceAll(word, '|');
      found.push([word, code]);
    }
    const counties = found.filter(([, code]) => !this.#cities.has(code));
    const used = counties.length > 0 ? counties : found;
    if (used.length === 0) return null;
    return {
      words: used.map(([word]) => word),
      counties: countiesOf(
        this.#topology,
        used.map(([, code]) => code),
      ),
      hasCounty: counties.length > 0,
    };
  }

  isKnown(code: number): boolean {
    return this.#counties.some((county) => county.code === code);
  }

  /** Whether a spot lies in the counties, or so near that only the generalised border may separate them. */
  hold(counties: readonly number[], [lon, lat]: Point): boolean {
    const here = feature(this.areaOf(counties));
    return (
      booleanPointInPolygon([lon, lat], here) || pointToPolygonDistance([lon, lat], here) <= UNIT_DOUBT_KM
    );
  }

  /** The unit that contains a spot, as `in 建安区`, or a text that it is outside of all. */
  at([lon, lat]: Point): string {
    const county = this.#counties.find(({ code }) => booleanPointInPolygon([lon, lat], this.areaOf([code])));
    return county ? `in ${county.zh}` : 'outside all counties';
  }

  areaOf(counties: readonly number[]): Area {
    const key = counties.join();
    const known = this.#areas.get(key) ?? unionOfUnits(this.#topology, counties);
    this.#areas.set(key, known);
    return known;
  }
}
