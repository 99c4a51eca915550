/** The free space on the map: rectangles between the panels that cover it. */
import { project, toScreen, type Bounds, type Camera, type Padding, type Size } from './geo.ts';

/** CSS pixels from the map's top left corner. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const meet = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** The box, larger by this many pixels on every side. */
const grown = ({ left, top, right, bottom }: Box, by: number): Box => ({
  left: left - by,
  top: top - by,
  right: right + by,
  bottom: bottom + by,
});

/** Every rectangle that meets no box and whose sides lie on sides of the viewport or of boxes. */
function* freeBoxes(viewport: Box, boxes: readonly Box[]): Generator<Box> {
  const inside = boxes.filter((box) => meet(box, viewport));
  const lefts = [viewport.left, ...inside.map((b) => b.right)];
  const rights = [viewport.right, ...inside.map((b) => b.left)];
  const tops = [viewport.top, ...inside.map((b) => b.bottom)];
  const bottoms = [viewport.bottom, ...inside.map((b) => b.top)];
  for (const left of lefts)
    for (const right of rights)
      for (const top of tops)
        for (const bottom of bottoms) {
          const free = { left, top, right, bottom };
          if (left < right && top < bottom && !inside.some((box) => meet(box, free))) yield free;
        }
}

/**
 * The padding around the free rectangle in which the bounds are drawn largest; if several are equal, around the
 * largest. `margin`: CSS pixels between the bounds and what covers the map. `maxZoom`: a rectangle that would allow a
 * larger zoom gains nothing.
 */
export function freePaddingFor(
  bounds: Bounds,
  size: Size,
  covers: readonly Box[],
  margin: number,
  maxZoom: number,
): Padding {
  const [x0, y1] = project(bounds[0], bounds[1]);
  const [x1, y0] = project(bounds[2], bounds[3]);
  const [breadth, height] = [x1 - x0, y1 - y0].map((side) => Math.max(1e-9, side)) as [number, number];
  const most = 512 * 2 ** maxZoom;
  const viewport = grown({ left: 0, top: 0, right: size.width, bottom: size.height }, -margin);
  let best = { scale: 0, area: 0, box: viewport };
  const around = covers.map((box) => grown(box, margin));
  for (const box of freeBoxes(viewport, around)) {
    const [w, h] = [box.right - box.left, box.bottom - box.top];
    const found = { scale: Math.min(most, w / breadth, h / height), area: w * h, box };
    if (found.scale > best.scale || (found.scale === best.scale && found.area > best.area)) best = found;
  }
  const { left, top, right, bottom } = best.box;
  return { left, top, right: size.width - right, bottom: size.height - bottom };
}

/** Whether a camera shows all of the bounds, and no box covers them. */
export function isClear(bounds: Bounds, camera: Camera, size: Size, covers: readonly Box[]): boolean {
  const [left, bottom] = toScreen(camera, size, bounds[0], bounds[1]);
  const [right, top] = toScreen(camera, size, bounds[2], bounds[3]);
  // The bounds of a point get an area too.
  const shown = grown({ left, top, right, bottom }, 1);
  const onScreen = left >= 0 && top >= 0 && right <= size.width && bottom <= size.height;
  return onScreen && !covers.some((box) => meet(box, shown));
}
