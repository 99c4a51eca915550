import { describe, expect, it } from 'vitest';
import { contains } from './around.ts';
import { RecipeError, type Point } from './gazetteer.ts';
import { areaKm2 } from './measure.ts';
import { travelTimeArea } from './travel-time-area.ts';
import { smallCity } from './small-city.ts';

const origin: Point = [113, 34.1];
/** A point the given number of km east of the origin. */
const east = (km: number): Point => [113 + km / (111.195 * Math.cos((34.1 * Math.PI) / 180)), 34.1];
const alone = { reach: 'west-gate', minutes: 30, kmh: 40, stations: [] };
// east-gate is 36.8 km east of west-gate.
const byTrain = { ...alone, stations: [{ place: 'east-gate', minutes: 15 }] };

describe('reach', () => {
  it('is a disc of speed times time about the origin', () => {
    expect(areaKm2(travelTimeArea(alone, smallCity).geometry) / (Math.PI * 20 ** 2)).toBeCloseTo(1, 2);
  });
  it('adds a disc of the remaining minutes about a station', () => {
    const { geometry, doubt } = travelTimeArea(byTrain, smallCity);
    expect(geometry.type).toBe('MultiPolygon');
    expect(areaKm2(geometry) / (Math.PI * (20 ** 2 + 10 ** 2))).toBeCloseTo(1, 2);
    expect(contains(geometry, east(36.8 + 9.5))).toBe(true);
    expect(contains(geometry, east(36.8 + 10.5))).toBe(false);
    expect(contains(geometry, east(23))).toBe(false);
    expect(doubt).toBe(2.5);
  });
  it('joins discs that meet, and always lies inside the area of a longer time', () => {
    const longer = travelTimeArea({ ...byTrain, minutes: 60 }, smallCity).geometry;
    expect(longer.type).toBe('Polygon');
    for (const point of [origin, east(19), east(36.8), east(46)]) expect(contains(longer, point)).toBe(true);
  });
  it.each([
    [{ ...alone, reach: 'nowhere' }, ['reach'], 'got "nowhere"'],
    [{ ...alone, stations: [{ place: 'nowhere', minutes: 5 }] }, ['stations', 0, 'place'], 'got "nowhere"'],
    [
      { ...alone, stations: [{ place: 'east-gate', minutes: 30 }] },
      ['stations', 0, 'minutes'],
      'got a station 30 minutes away, expected less than the 30',
    ],
  ])('refuses %j at its word', (recipe, path, words) => {
    try {
      travelTimeArea(recipe, smallCity);
    } catch (error) {
      if (!(error instanceof RecipeError)) throw error;
      expect(error.path).toEqual(path);
      expect(error.message).toContain(words);
      return;
    }
    throw new Error('the recipe was made, expected it to be refused');
  });
});
