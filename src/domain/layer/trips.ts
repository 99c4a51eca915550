/** Moving marks: their number on a line, and their positions while they do not move. */
import type { LayerEntry } from './catalogue.ts';
import type { FeatureRecord } from './feature.ts';
import { project, unproject } from '../geometry/geo.ts';

/**
 * Refs, as text, of the lines along which a feature's marks move. If such a line is highlighted, its marks are too.
 */
export const alongOf = ({ mark, related }: Pick<FeatureRecord, 'mark' | 'related'>): readonly string[] =>
  mark === 'trip' ? related : [];

/**
 * The number of marks in each direction: the feature's figure divided by `each`, rounded, at least 1. Throws without
 * a figure.
 */
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
 * Lengths along a line (lon, lat) from its beginning to each point, in world widths of the Mercator map. Equal
 * lengths here are equal lengths on the screen.
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

/** That many points (lon, lat) on a line, spread evenly on the screen, half a step from its ends. */
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
