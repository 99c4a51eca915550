/** The line of a trip, as deck.gl wants it. */
import { worldSize } from '../domain/geo.ts';
import { lengthsAlong } from '../domain/trips.ts';
import type { Trip } from './scene.types.ts';

export interface Track {
  trip: Trip;
  /** lon, lat */
  path: [number, number][];
  /** Of each point, its way from the beginning in world pixels of zoom 0. */
  along: number[];
}

/** The line with its lengths. */
export const trackOf = (trip: Trip): Track => ({
  trip,
  path: trip.line.map(([lon, lat]) => [lon, lat]),
  along: lengthsAlong(trip.line).map((length) => length * worldSize(0)),
});
