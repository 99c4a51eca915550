/**
 * SVG map coordinates: Web Mercator pixels at zoom 8, measured from a corner, y down. The opening view of a desktop
 * has about zoom 7.6, where one unit is 0.8 CSS pixels. So the drawing in the page needs no decimals.
 */
import {
  project,
  unproject,
  worldSize,
  type Bounds,
  type Camera,
  type Size,
} from '../domain/geometry/geo.ts';

/** The zoom at which one unit of an SVG map is one CSS pixel. */
export const SVG_MAP_ZOOM = 8;

export interface Projection {
  /** The origin in world coordinates, and the width of the world in units. */
  x: number;
  y: number;
  world: number;
}
/** The visible part of the SVG map: the viewBox, and SVG map units per CSS pixel. */
export interface Window {
  x: number;
  y: number;
  width: number;
  height: number;
  px: number;
}

/** The projection of an SVG map that begins in the north-west corner of the reach. */
export function projectionOf(reach: Bounds): Projection {
  const world = worldSize(SVG_MAP_ZOOM);
  const [x, y] = project(reach[0], reach[3]);
  return { x: x * world, y: y * world, world };
}

/** The detail of a map that may be zoomed in to `closest`: there, errors stay about as small as a CSS pixel. */
export function fullDetail(closest: number): { tolerance: number; digits: number } {
  const pixels = 2 ** (closest - SVG_MAP_ZOOM);
  return { tolerance: 1.28 / pixels, digits: Math.max(0, Math.ceil(Math.log10(pixels))) };
}

/** The projection of a picture. Its units are the picture's CSS pixels. */
export function pictureProjection(camera: Camera, size: Size): Projection {
  const world = worldSize(camera.zoom);
  const [x, y] = project(camera.lon, camera.lat);
  return { x: x * world - size.width / 2, y: y * world - size.height / 2, world };
}

/** SVG map coordinates of degrees lon, lat. */
export function toSvg({ x, y, world }: Projection, lon: number, lat: number): [number, number] {
  const [wx, wy] = project(lon, lat);
  return [wx * world - x, wy * world - y];
}

/** Degrees lon, lat of SVG map coordinates; the inverse of `toSvg`. */
export const fromSvg = ({ x, y, world }: Projection, sx: number, sy: number): [number, number] =>
  unproject((sx + x) / world, (sy + y) / world);

/** The part of the SVG map that a camera shows on a screen. */
export function windowOf(projection: Projection, camera: Camera, size: Size): Window {
  const px = projection.world / worldSize(camera.zoom);
  const [x, y] = toSvg(projection, camera.lon, camera.lat);
  const [width, height] = [size.width * px, size.height * px];
  return { x: x - width / 2, y: y - height / 2, width, height, px };
}
