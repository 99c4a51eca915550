/** Shows what is selected and what is highlighted: copies of the features above the others, on a band. */
import { refText, type FeatureRef } from '../../domain/feature.ts';

const SVG = 'http://www.w3.org/2000/svg';

export interface Marks {
  select(refs: readonly FeatureRef[]): void;
  highlight(refs: readonly FeatureRef[]): void;
  hover(refs: readonly FeatureRef[]): void;
  /** Makes the copies anew: the drawing has changed. */
  again(): void;
  /** Features whose names come first. */
  lit(): ReadonlySet<string>;
}

/** The marks of that sheet; their group lies under the labels. */
export function openMarks(svg: SVGSVGElement): Marks {
  const group = svg.ownerDocument.createElementNS(SVG, 'g');
  group.dataset['slot'] = 'marked';
  const labels = svg.querySelector('[data-slot=label]');
  labels?.before(group);
  let selected = new Set<string>();
  let highlighted = new Set<string>();
  let hovered = new Set<string>();

  const find = (ref: string): SVGGElement | null =>
    svg.querySelector<SVGGElement>(`[data-slot]:not([data-slot=marked]) [data-ref="${ref}"]`);

  /** The feature as it is drawn, with bands below it for the selection. */
  function copy(ref: string): SVGGElement[] {
    const original = find(ref);
    if (!original) return [];
    const out = original.cloneNode(true) as SVGGElement;
    out.removeAttribute('data-ref');
    if (selected.has(ref)) {
      const bands = [...original.querySelectorAll<SVGPathElement>('.a,.l,.s')].flatMap((path) =>
        ['band', 'band ink'].map((name) => {
          const band = path.cloneNode() as SVGPathElement;
          band.setAttribute('class', name);
          band.removeAttribute('stroke-dasharray');
          band.style.setProperty('--width', path.getAttribute('stroke-width') ?? '0rem');
          return band;
        }),
      );
      out.prepend(...bands);
    }
    return [out];
  }
  function again(): void {
    group.replaceChildren(...[...new Set([...highlighted, ...selected])].flatMap(copy));
    svg.classList.toggle('dim', highlighted.size > 0);
  }
  const texts = (refs: readonly FeatureRef[]): Set<string> => new Set(refs.map(refText));
  return {
    select(refs) {
      selected = texts(refs);
      again();
    },
    highlight(refs) {
      highlighted = texts(refs);
      again();
    },
    hover(refs) {
      const now = texts(refs.slice(0, 1));
      for (const ref of hovered) find(ref)?.classList.remove('hover');
      for (const ref of now) find(ref)?.classList.add('hover');
      hovered = now;
    },
    again,
    lit: () => new Set([...highlighted, ...selected]),
  };
}
