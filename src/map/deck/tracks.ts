/** The two tracks of a trip (there and back), in the form that deck.gl needs. */
import { project, unproject, worldSize } from '../../domain/geometry/geo.ts';
import { simplify } from '../../domain/geometry/simplify.ts';
import { lengthsAlong } from '../../domain/layer/trips.ts';
import type { Trip } from '../scene/scene.types.ts';

export interface Track {
  trip: Trip;
  /** lon, lat */
  path: [number, number][];
  /** Seconds at which a mark is at each point. */
  times: number[];
  /** Seconds between two marks, and the speed of a mark in world pixels of zoom 0 per second. */
  pace: [period: number, speed: number];
}

/** Seconds that a mark takes from end to end, equal on all lines: marks pass at a rate proportional to their number. */
export const LOOP = 24;

/** Tolerance of `simplify` in pixels: a track stays within about 1 px of its line. Fewer points draw faster. */
const TOLERANCE = 2;

/** The line (lon, lat), simplified for zooms up to `zoom`. */
function simplified(line: Trip['line'], zoom: number): [number, number][] {
  const world = line.map(([lon, lat]) => project(lon, lat));
  return simplify(world, TOLERANCE / worldSize(zoom)).map(([x, y]) => unproject(x, y));
}

/**
 * The tracks there and back, for zooms up to `zoom`. At second 0 the marks are a quarter of a step from their start, so
 * that the marks of both directions together are evenly spread.
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
