/** The two tracks of a trip, as deck.gl wants them. */
import { project, unproject, worldSize } from '../../domain/geometry/geo.ts';
import { simplify } from '../../domain/geometry/simplify.ts';
import { lengthsAlong } from '../../domain/layer/trips.ts';
import type { Trip } from '../scene/scene.types.ts';

export interface Track {
  trip: Trip;
  /** lon, lat */
  path: [number, number][];
  /** When a mark is at each point, in seconds. */
  times: number[];
  /** Seconds from one mark to the next, and world pixels of zoom 0 that a mark runs in a second. */
  pace: [period: number, speed: number];
}

/** Seconds in which a mark runs from end to end, on every line: how often one passes is then in proportion, too. */
export const LOOP = 24;

/** Pixels, as `simplify` counts: a track stays within about one of its line. What a picture costs grows with its points. */
const TOLERANCE = 2;

/** The line (lon, lat) with fewer points, for up to that zoom. */
function simplified(line: Trip['line'], zoom: number): [number, number][] {
  const world = line.map(([lon, lat]) => project(lon, lat));
  return simplify(world, TOLERANCE / worldSize(zoom)).map(([x, y]) => unproject(x, y));
}

/**
 * There and back, for up to that zoom. At second 0, marks are a quarter of a step from where they set out, so that those
 * of both directions together are evenly spread.
 */
export function tracksOf(trip: Trip, zoom: number): [Track, Track] {
  const there = simplified(trip.line, zoom);
  const track = (path: [number, number][]): Track => {
    const lengths = lengthsAlong(path);
    const whole = lengths.at(-1) ?? 0;
    const period = LOOP / trip.marks;
    return {
      trip,
      path,
      times: lengths.map((length) => (length / whole) * LOOP - period / 4),
      pace: [period, (whole * worldSize(0)) / LOOP],
    };
  };
  return [track(there), track([...there].reverse())];
}
