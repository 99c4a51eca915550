/**
 * SVG map coordinates: Web Mercator pixels of zoom 8, counted from a corner, y down. The opening view of a desktop is
 * about zoom 7.6, where whole numbers are 0.8 CSS pixels: the drawing in the page needs no decimals.
 */
import {
  project,
  unproject,
  worldSize,
  type Bounds,
  type Camera,
  type Size,
} from '../domain/geometry/geo.ts';

export const SHEET_ZOOM = 8;

export interface Projection {
  /** Where the origin lies in the world, and how many units the world is wide. */
  x: number;
  y: number;
  world: number;
}
/** What of the SVG map is seen: the viewBox, and SVG map units in a CSS pixel. */
export interface Window {
  x: number;
  y: number;
  width: number;
  height: number;
  px: number;
}

/** The frame of an SVG map that begins in the north-west corner of the reach. */
export function projectionOf(reach: Bounds): Projection {
  const world = worldSize(SHEET_ZOOM);
  const [x, y] = project(reach[0], reach[3]);
  return { x: x * world, y: y * world, world };
}

/** The frame whose units are the CSS pixels of a picture. */
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

/** What a camera sees of the SVG map on a screen. */
export function windowOf(projection: Projection, camera: Camera, size: Size): Window {
  const px = projection.world / worldSize(camera.zoom);
  const [x, y] = toSvg(projection, camera.lon, camera.lat);
  const [width, height] = [size.width * px, size.height * px];
  return { x: x - width / 2, y: y - height / 2, width, height, px };
}
