/**
 * For tests of the SVG map: a page with an SVG map in its holder, and stand-ins for browser features that jsdom lacks.
 */
import { vi } from 'vitest';
import type { Bounds, Camera } from '../src/domain/geometry/geo.ts';
import { home } from '../src/domain/view/view.ts';
import { drawSvgMap } from '../src/svg/svg-map.ts';
import { catalogue, data, entry, basemap } from './small-map.ts';
import { mountSvgMap } from '../src/ui/svg-map/svg-map.ts';
import type { SvgMap } from '../src/ui/svg-map/svg-map.types.ts';

export const BOUNDS: Bounds = [111.5, 33.5, 114.5, 35.5];
export const REACH: Bounds = [110, 32, 116, 37];
export const SIZE = { width: 800, height: 600 };

export interface Page {
  holder: HTMLElement;
  svg: SVGSVGElement;
  svgMap: SvgMap;
  /** Resizes the holder and notifies its observer. */
  resize: (width: number, height: number) => void;
  /** Sets the function that finds the elements under a point of the screen, topmost first. */
  under: (find: (x: number, y: number) => Element[]) => void;
  /** Runs animation frames for that many milliseconds. */
  wait: (ms: number) => void;
}

/** A mounted SVG map of the small map. Time passes only in `wait`. */
export function openPage(camera?: Camera, calm = false): Page {
  vi.useFakeTimers({
    toFake: ['requestAnimationFrame', 'cancelAnimationFrame', 'performance', 'setTimeout', 'clearTimeout'],
  });
  let resized: () => void = () => undefined;
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(callback: () => void) {
        resized = callback;
      }
      observe(): void {
        // Called by hand, through `resize`.
      }
      disconnect(): void {
        resized = () => undefined;
      }
    },
  );
  vi.stubGlobal('matchMedia', () => ({ matches: calm }));
  let find: (x: number, y: number) => Element[] = () => [];
  document.elementsFromPoint = (x, y) => find(x, y);

  const atlas = catalogue();
  const text = drawSvgMap({
    catalogue: atlas,
    basemap: basemap(),
    layers: [{ entry: entry(), data: data() }],
    view: home(atlas),
  });
  document.documentElement.removeAttribute('data-scheme');
  document.body.innerHTML = `<main style="padding: 10px 20px 30px 40px">${text}</main>`;
  const holder = document.body.querySelector('main');
  const svg = holder?.querySelector('svg');
  if (!holder || !svg) throw new Error('page: got no svg, expected the SVG map');
  holder.setPointerCapture = () => undefined;
  const size = { ...SIZE };
  Object.defineProperty(holder, 'clientWidth', { get: () => size.width });
  Object.defineProperty(holder, 'clientHeight', { get: () => size.height });
  const svgMap = mountSvgMap(svg, holder, {
    bounds: BOUNDS,
    reach: REACH,
    zoom: [3, 14],
    ...(camera ? { camera } : {}),
  });
  return {
    holder,
    svg,
    svgMap,
    resize(width, height) {
      Object.assign(size, { width, height });
      resized();
    },
    under(next) {
      find = next;
    },
    wait(ms) {
      vi.advanceTimersByTime(ms);
    },
  };
}

let time = 0;
/** Sends a pointer event whose target is only the holder; 10 ms pass. */
export function point(
  target: Element,
  type: string,
  x: number,
  y: number,
  { id = 1, pointer = 'touch', button = 0, buttons = 0, width = 1, after = 10 } = {},
): void {
  time += after;
  const init = { clientX: x, clientY: y, button, buttons, bubbles: true, cancelable: true };
  const event = new MouseEvent(type, init);
  Object.defineProperties(event, {
    pointerId: { value: id },
    pointerType: { value: pointer },
    width: { value: width },
    timeStamp: { value: time },
  });
  target.dispatchEvent(event);
}
