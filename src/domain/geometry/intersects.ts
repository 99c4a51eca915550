/** Tests whether a geometry intersects a window. */
import type { Geometry, Position } from 'geojson';
import type { Bounds } from './geo.ts';

/** Whether the segment from a to b intersects the window (Liang and Barsky). */
function crosses([ax = NaN, ay = NaN]: Position, [bx = NaN, by = NaN]: Position, window: Bounds): boolean {
  const [w, s, e, n] = window;
  let [from, to] = [0, 1];
  for (const [step, room] of [
    [ax - bx, ax - w],
    [bx - ax, e - ax],
    [ay - by, ay - s],
    [by - ay, n - ay],
  ] as const) {
    if (step === 0 && room < 0) return false;
    if (step < 0) from = Math.max(from, room / step);
    if (step > 0) to = Math.min(to, room / step);
  }
  return from <= to;
}

const runs = (line: readonly Position[], window: Bounds): boolean =>
  line.some((b, i) => crosses(line[i - 1] ?? b, b, window));

/** Whether a position lies inside the area of these rings. */
const inside = (x: number, y: number, rings: readonly (readonly Position[])[]): boolean =>
  rings.reduce(
    (within, ring) =>
      ring.reduce((odd, [bx = 0, by = 0], i) => {
        const [ax = 0, ay = 0] = ring[i - 1] ?? [bx, by];
        return ay > y !== by > y && x < ax + ((bx - ax) * (y - ay)) / (by - ay) ? !odd : odd;
      }, within),
    false,
  );

const covers = (rings: readonly Position[][], window: Bounds): boolean =>
  rings.some((ring) => runs(ring, window)) || inside(window[0], window[1], rings);

export function touches(geometry: Geometry, window: Bounds): boolean {
  switch (geometry.type) {
    case 'Point':
      return runs([geometry.coordinates], window);
    case 'MultiPoint':
      return geometry.coordinates.some((at) => runs([at], window));
    case 'LineString':
      return runs(geometry.coordinates, window);
    case 'MultiLineString':
      return geometry.coordinates.some((line) => runs(line, window));
    case 'Polygon':
      return covers(geometry.coordinates, window);
    case 'MultiPolygon':
      return geometry.coordinates.some((rings) => covers(rings, window));
    case 'GeometryCollection':
      return geometry.geometries.some((part) => touches(part, window));
  }
}
