/** Moving marks: how many a line has, and where they stand while they do not move. */
import type { LayerEntry } from './catalogue.ts';
import type { FeatureRecord } from './feature.ts';
import { project, unproject } from '../geometry/geo.ts';

/** Refs, as text, of the lines along which a feature's marks move: who highlights such a line highlights its marks. */
export const alongOf = ({ mark, related }: Pick<FeatureRecord, 'mark' | 'related'>): readonly string[] =>
  mark === 'trip' ? related : [];

/** Marks in each direction of a feature: its figure over what each one stands for, rounded, at least 1; throws without. */
export function marksEachWay(
  layer: Pick<LayerEntry, 'id' | 'trips'>,
  feature: { id: string; values: Readonly<Record<string, number>> },
): number {
  const who = `${layer.id}/${feature.id}`;
  if (!layer.trips)
    throw new Error(`${who}: got no \`trips\` of its layer, expected what a moving mark stands for`);
  const { by, each } = layer.trips;
  const value = feature.values[by];
  if (value === undefined) throw new Error(`${who}: got no ${by}, expected how many moving marks it has`);
  return Math.max(1, Math.round(value / each));
}

/**
 * Lengths along a line (lon, lat) from its beginning to each of its points, in world widths of the Mercator map: equal
 * steps of it are equal on the screen.
 */
export function lengthsAlong(line: readonly (readonly number[])[]): number[] {
  let sum = 0;
  let before: readonly [number, number] | null = null;
  return line.map(([lon = NaN, lat = NaN]) => {
    const here = project(lon, lat);
    if (before) sum += Math.hypot(here[0] - before[0], here[1] - before[1]);
    before = here;
    return sum;
  });
}

/** So many points (lon, lat) on a line, evenly spread on the screen, half a step from its ends. */
export function spread(line: readonly (readonly number[])[], count: number): [number, number][] {
  const lengths = lengthsAlong(line);
  const whole = lengths.at(-1) ?? 0;
  return Array.from({ length: count }, (_, i) => {
    const wanted = ((i + 0.5) / count) * whole;
    const next = Math.max(
      1,
      lengths.findIndex((length) => length >= wanted),
    );
    const [from = NaN, to = NaN] = [lengths[next - 1], lengths[next]];
    const [a = [], b = []] = [line[next - 1], line[next]];
    const [ax, ay] = project(a[0] ?? NaN, a[1] ?? NaN);
    const [bx, by] = project(b[0] ?? NaN, b[1] ?? NaN);
    const part = to > from ? (wanted - from) / (to - from) : 0;
    return unproject(ax + (bx - ax) * part, ay + (by - ay) * part);
  });
}
