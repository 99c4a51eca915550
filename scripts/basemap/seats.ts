/** Checks label points against boundaries. */
import * as turf from '@turf/turf';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import type { Seats } from './tables.ts';

type Area = Feature<Polygon | MultiPolygon, { code: number }>;

/** The faults of a list of seats: units without a seat, seats without a unit, seats outside their unit. */
export const seatFaults = (seats: Seats['cities'], areas: readonly Area[]): string[] => {
  const faults: string[] = [];
  for (const area of areas) {
    const { code } = area.properties;
    const own = seats.filter((s) => s.code === code);
    if (own.length !== 1) faults.push(`${String(code)}: got ${String(own.length)} seats, expected 1`);
  }
  for (const { code, zh, lon, lat } of seats) {
    const area = areas.find((a) => a.properties.code === code);
    if (area === undefined)
      faults.push(`${String(code)} ${zh}: got a seat, expected none: there is no such unit`);
    else if (!turf.booleanPointInPolygon([lon, lat], area)) {
      const inside = areas.find((a) => turf.booleanPointInPolygon([lon, lat], a));
      faults.push(
        `${String(code)} ${zh}: got ${String(lon)},${String(lat)} in ${String(inside?.properties.code ?? 'no unit')}, expected inside its own`,
      );
    }
  }
  return faults;
};
