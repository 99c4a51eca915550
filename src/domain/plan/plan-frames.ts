/** The extents of the metropolitan area in different years, for comparison: frames.<hash>.json. */
import type { Catalogue, Fact, Source, Text } from '../layer/catalogue.ts';
import type { Bounds } from '../geometry/geo.ts';
import { hide, turn, type View } from '../view/view.ts';

export interface PlanFrameIndex {
  frames: readonly PlanFrame[];
  /** In the order of their codes. */
  counties: readonly County[];
  cities: readonly (Text & { code: number })[];
  sources: Readonly<Record<string, Source>>;
}
export interface County extends Text {
  code: number;
  /** Code of its city. */
  city: number;
}
export interface PlanFrame {
  /** Id of its feature in the layer of frames. */
  id: string;
  class: string;
  name: Text;
  /** A note that is needed to compare it with other frames. */
  note?: Text;
  bounds: Bounds;
  /** Codes of the counties in it. */
  counties: readonly number[];
  /** km². `computed` is the drawn area. */
  area: { published?: Fact; computed: number };
  /** `computed`: the sum of whole cities on one date. Left out if a city is only partly inside. */
  people: { published?: Fact; computed?: { value: number; when: string; source: string } };
}

/** Codes of the cities with all their counties in the frame. */
export const wholeCities = (
  { cities, counties }: PlanFrameIndex,
  planFrame: Pick<PlanFrame, 'counties'>,
): number[] =>
  cities
    .map(({ code }) => code)
    .filter((city) => counties.every((c) => c.city !== city || planFrame.counties.includes(c.code)));

/** Counties of one city. `whole`: these are all its counties. */
export interface CityPart {
  city: Text & { code: number };
  whole: boolean;
  counties: readonly County[];
}

/** Counties by city, in the order of codes. */
export const byCity = (index: PlanFrameIndex, codes: readonly number[]): CityPart[] =>
  index.cities.flatMap((city) => {
    const all = index.counties.filter((county) => county.city === city.code);
    const counties = all.filter(({ code }) => codes.includes(code));
    return counties.length > 0 ? [{ city, whole: counties.length === all.length, counties }] : [];
  });

/** The counties in one frame but not in the other, by city. */
export const onlyIn = (index: PlanFrameIndex, one: PlanFrame, other: PlanFrame): CityPart[] =>
  byCity(
    index,
    one.counties.filter((code) => !other.counties.includes(code)),
  );

/** Difference between the drawn and the published area, as a share of the published one: 0.01 is 1 % more. */
export const areaGap = ({ area: { published, computed } }: PlanFrame): number | null =>
  typeof published?.value === 'number' ? computed / published.value - 1 : null;

/** A view of today's map with one frame of the layer of frames, or with all of them (null). */
export function showPlanFrame(
  catalogue: Catalogue,
  view: View,
  layer: string,
  frames: readonly Pick<PlanFrame, 'class'>[],
  one: string | null,
): View {
  const on: View = { ...turn(catalogue, view, [layer], true), moment: null };
  return frames.reduce(
    (next, { class: value }) => hide(next, layer, value, one !== null && value !== one),
    on,
  );
}

/** The only frame of the layer of frames that a view shows. Null if it shows several or none. */
export function shownPlanFrame(
  view: View,
  layer: string,
  frames: readonly Pick<PlanFrame, 'class'>[],
): string | null {
  if (!view.on.includes(layer)) return null;
  const hidden = view.hidden[layer] ?? [];
  const left = frames.filter((planFrame) => !hidden.includes(planFrame.class));
  return left.length === 1 ? (left[0]?.class ?? null) : null;
}
