/** What lies under a finger or a pointer, asked of the drawing itself. */
import { refOf, type FeatureRef } from '../../domain/feature.ts';

/** CSS pixels around the pointer that still count, at 16 px a rem. */
export const TOLERANCE = { touch: 14, mouse: 4 } as const;

/** Points before lines before areas. */
const ORDER = ['point', 'flow', 'line', 'area'];

interface Hit {
  ref: string;
  kind: number;
  distance: number;
  order: number;
}

/** Sample points around the middle: a square grid inside a circle, nearest first. */
function* samples(radius: number): Generator<[dx: number, dy: number, distance: number]> {
  const step = Math.max(2, radius / 3);
  const n = Math.floor(radius / step);
  const all: [number, number, number][] = [];
  for (let i = -n; i <= n; i++)
    for (let j = -n; j <= n; j++) {
      const distance = Math.hypot(i, j) * step;
      if (distance <= radius) all.push([i * step, j * step, distance]);
    }
  yield* all.sort((a, b) => a[2] - b[2]);
}

/** Features within the radius of a client position: by kind, then the nearest, then the topmost first. */
export function refsAt(svg: SVGSVGElement, x: number, y: number, radius: number): FeatureRef[] {
  const hits = new Map<string, Hit>();
  let order = 0;
  for (const [dx, dy, distance] of samples(radius))
    for (const element of svg.ownerDocument.elementsFromPoint(x + dx, y + dy)) {
      const ref = svg.contains(element)
        ? element.closest<SVGElement>('[data-ref]')?.dataset['ref']
        : undefined;
      // A filled area is meant only where the finger really is; an outline may be missed by a little.
      if (ref === undefined || hits.has(ref) || (distance > 0 && element.classList.contains('a'))) continue;
      const slot = element.closest<SVGElement>('[data-slot]')?.dataset['slot'] ?? '';
      const kind = ORDER.indexOf(slot);
      hits.set(ref, { ref, kind, distance: slot === 'area' ? 0 : distance, order: order++ });
    }
  return [...hits.values()]
    .sort((a, b) => a.kind - b.kind || a.distance - b.distance || a.order - b.order)
    .map((hit) => refOf(hit.ref));
}
