/** Measures geometry on a sphere with the earth's mean radius (6371.0088 km), which is exact to 0.1 % here. */
import { area, feature, length } from '@turf/turf';
import type { Geometry } from 'geojson';

/** Square kilometres; 0 for points and lines. */
export const areaKm2 = (geometry: Geometry): number => area(feature(geometry)) / 1e6;

/** Kilometres of a line, or of an area's outlines; 0 for points. */
export const lengthKm = (geometry: Geometry): number =>
  geometry.type === 'Point' ? 0 : length(feature(geometry), { units: 'kilometers' });
