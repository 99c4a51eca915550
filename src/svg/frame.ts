/**
 * Sheet coordinates: Web Mercator pixels of zoom 8, counted from a corner, y down. The opening view of a desktop is
 * about zoom 7.6, where whole numbers are 0.8 CSS pixels: the drawing in the page needs no decimals.
 */
import { project, unproject, worldSize, type Bounds, type Camera, type Size } from '../domain/geo.ts';

export const SHEET_ZOOM = 8;

export interface Frame {
  /** Where the origin lies in the world, and how many units the world is wide. */
  x: number;
  y: number;
  world: number;
}
/** What of the sheet is seen: the viewBox, and sheet units in a CSS pixel. */
export interface Window {
  x: number;
  y: number;
  width: number;
  height: number;
  px: number;
}

/** The frame of a sheet that begins in the north-west corner of the reach. */
export function frameOf(reach: Bounds): Frame {
  const world = worldSize(SHEET_ZOOM);
  const [x, y] = project(reach[0], reach[3]);
  return { x: x * world, y: y * world, world };
}

/** The frame whose units are the CSS pixels of a picture. */
export function frameOfPicture(camera: Camera, size: Size): Frame {
  const world = worldSize(camera.zoom);
  const [x, y] = project(camera.lon, camera.lat);
  return { x: x * world - size.width / 2, y: y * world - size.height / 2, world };
}

/** Sheet coordinates of degrees lon, lat. */
export function toSheet({ x, y, world }: Frame, lon: number, lat: number): [number, number] {
  const [wx, wy] = project(lon, lat);
  return [wx * world - x, wy * world - y];
}

/** Degrees lon, lat of sheet coordinates; the inverse of `toSheet`. */
export const fromSheet = ({ x, y, world }: Frame, sx: number, sy: number): [number, number] =>
  unproject((sx + x) / world, (sy + y) / world);

/** What a camera sees of the sheet on a screen. */
export function windowOf(frame: Frame, camera: Camera, size: Size): Window {
  const px = frame.world / worldSize(camera.zoom);
  const [x, y] = toSheet(frame, camera.lon, camera.lat);
  const [width, height] = [size.width * px, size.height * px];
  return { x: x - width / 2, y: y - height / 2, width, height, px };
}
