/** Finds the features under a finger or the pointer by hit-testing the drawing. */
import { refOf, type FeatureRef } from '../../domain/layer/feature.ts';

/** Radius in CSS pixels around the pointer, at 16 px a rem. */
export const TOLERANCE = { touch: 14, mouse: 4 } as const;

/** Points before lines before areas. */
const ORDER = ['point', 'flow', 'line', 'area'];
const AREA = 3;

/** Number of samples from the centre to the edge of the circle. */
const STEPS = 3;

interface Hit {
  ref: string;
  kind: number;
  distance: number;
}

/** Sample points around the centre: a square grid inside a circle, nearest first. */
function samples(radius: number): [dx: number, dy: number, distance: number][] {
  const step = radius / STEPS;
  const all: [number, number, number][] = [];
  for (let i = -STEPS; i <= STEPS; i++)
    for (let j = -STEPS; j <= STEPS; j++) {
      const distance = Math.hypot(i, j) * step;
      if (distance <= radius) all.push([i * step, j * step, distance]);
    }
  return all.sort((a, b) => a[2] - b[2]);
}

/** Features within the radius of a client position: by kind, then the nearest, then the topmost first. */
export function refsAt(svg: SVGSVGElement, x: number, y: number, radius: number): FeatureRef[] {
  const hits = new Map<string, Hit>();
  for (const [dx, dy, distance] of samples(radius))
    for (const element of document.elementsFromPoint(x + dx, y + dy)) {
      const ref = svg.contains(element) && element.closest<SVGElement>('[data-ref]')?.dataset.ref;
      // A filled area counts only directly under the finger; an outline counts within the radius.
      if (!ref || hits.has(ref) || (distance > 0 && element.classList.contains('a'))) continue;
      const kind = ORDER.indexOf(element.closest<SVGElement>('[data-slot]')?.dataset.slot ?? '');
      hits.set(ref, { ref, kind, distance: kind === AREA ? 0 : distance });
    }
  // Sorting is stable: equal hits keep the order in which they were found.
  return [...hits.values()]
    .sort((a, b) => a.kind - b.kind || a.distance - b.distance)
    .map((hit) => refOf(hit.ref));
}
