/** The two directions of a trip, as deck.gl wants them. */
import { worldSize } from '../domain/geo.ts';
import { lengthsAlong } from '../domain/trips.ts';
import type { Trip } from './scene.types.ts';

export interface Track {
  trip: Trip;
  /** lon, lat, in the direction of travel. */
  path: [number, number][];
  /** Of each point, its way from the beginning in world pixels of zoom 0. */
  along: number[];
}

/** Out and back. */
export function tracksOf(trip: Trip): [Track, Track] {
  const track = (line: Trip['line']): Track => ({
    trip,
    path: line.map(([lon, lat]) => [lon, lat]),
    along: lengthsAlong(line).map((length) => length * worldSize(0)),
  });
  return [track(trip.line), track([...trip.line].reverse())];
}
