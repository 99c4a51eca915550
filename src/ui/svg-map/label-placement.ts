/** Places the labels of the drawing where they have room. */
import { HIGHLIGHTED_PRIORITY } from '../../domain/map/basemap.ts';
import { placeLabels, type Candidate, type Side } from '../../svg/label/labels.ts';
import type { Window } from '../../svg/projection.ts';
import { shiftOf } from '../../svg/label/shift.ts';

/** Labels up to this many CSS pixels outside the screen are also placed, so that they are visible while one pans. */
const MARGIN = 160;

interface Written {
  element: SVGTextElement;
  candidate: Candidate;
  ref: string | undefined;
  side: Side | null;
}

export interface LabelPlacement {
  /** Reads the labels from the drawing again. */
  read(): void;
  /** Shows the labels that have room. `scale` is CSS pixels a rem / 16; names of `highlighted` features come first. */
  place(window: Window, zoom: number, scale: number, highlighted: ReadonlySet<string>): void;
}

function written(element: SVGTextElement): Written {
  const { l = '', of } = element.dataset;
  const [priority = 0, minzoom = 0, gap = 0, size = 12] = l.split(' ').map(Number);
  const spans = [...element.querySelectorAll('tspan')];
  const lines = (spans.length > 0 ? spans : [element]).map((e) => e.textContent);
  const [x, y] = [element.getAttribute('x'), element.getAttribute('y')].map(Number);
  return {
    element,
    ref: of,
    side: null,
    // Dots of features appear before their names; dots of seats appear together with theirs.
    candidate: { x: x ?? 0, y: y ?? 0, lines, size, minzoom, priority, gap, dotted: of !== undefined },
  };
}

/** The label placement of an SVG map. */
export function openLabelPlacement(svg: SVGSVGElement): LabelPlacement {
  let all: Written[] = [];
  return {
    read() {
      // Names of upper layers come first.
      const groups = [...svg.querySelectorAll('[data-slot=label]>[data-layer]')].reverse();
      all = groups.flatMap((g) => [...g.querySelectorAll('text')].map(written));
    },
    place(window, zoom, scale, highlighted) {
      const shown = all.filter(({ element }) => !element.closest('g.off'));
      const candidates = shown.map(({ candidate: c, ref }) => ({
        ...c,
        size: c.size * scale,
        gap: c.gap * scale,
        ...(ref !== undefined && highlighted.has(ref) ? { priority: HIGHLIGHTED_PRIORITY, minzoom: 0 } : {}),
      }));
      const prefer = shown.map(({ side }) => side);
      const sides = placeLabels(candidates, window, zoom, { margin: MARGIN * scale, prefer });
      shown.forEach((w, i) => {
        const side = sides[i] ?? null;
        const { element, candidate } = w;
        element.classList.toggle('off', side === null);
        element.classList.toggle('highlighted', w.ref !== undefined && highlighted.has(w.ref));
        if (side === null || side === w.side) return;
        w.side = side;
        const shift = shiftOf(side, candidate.lines.length, candidate.size, candidate.gap);
        for (const [name, value] of Object.entries(shift))
          if (value === '') element.style.removeProperty(name);
          else element.style.setProperty(name, value);
      });
    },
  };
}
