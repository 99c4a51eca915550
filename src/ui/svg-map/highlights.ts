/** Draws selected and highlighted features: as copies above the others, with bands around the selected ones. */
import { refText, type FeatureRef } from '../../domain/layer/feature.ts';

/** How much stronger a feature is drawn under the pointer. */
const HOVER = { fill: 0.14, width: '.1rem' } as const;
const SVG = 'http://www.w3.org/2000/svg';
/** Id of the clip path of the selected area; a feature has at most one. */
const OUTSIDE = 'outside';
/** A path around everything that an SVG map can contain. */
const EVERYWHERE = 'M-1e5-1e5H1e5V1e5H-1e5Z';

export interface Marks {
  /** Returns whether the selection has changed. */
  select(refs: readonly FeatureRef[]): boolean;
  /** Returns whether the highlighted features have changed. */
  highlight(refs: readonly FeatureRef[]): boolean;
  hover(refs: readonly FeatureRef[]): void;
  close(): void;
  /** Makes the copies again after the drawing has changed. */
  again(): void;
  /** Features whose names have priority. */
  highlighted(): ReadonlySet<string>;
}

/** The marks of an SVG map; their group lies below the labels. */
export function openMarks(svg: SVGSVGElement): Marks {
  const group = svg.ownerDocument.createElementNS(SVG, 'g');
  group.dataset.slot = 'highlighted';
  const labels = svg.querySelector('[data-slot=label]');
  labels?.before(group);
  let selected = new Set<string>();
  let highlighted = new Set<string>();
  let hovered = new Set<string>();

  const find = (ref: string): SVGGElement | null =>
    svg.querySelector<SVGGElement>(`[data-slot]:not([data-slot=highlighted]) [data-ref="${ref}"]`);

  /** Draws a feature stronger, or as before. */
  function raise(ref: string, on: boolean): void {
    for (const path of find(ref)?.querySelectorAll<SVGPathElement>('.a,.l,.s:not(.u)') ?? []) {
      const [width, fill] = [path.getAttribute('stroke-width') ?? '0', path.getAttribute('fill-opacity')];
      path.style.strokeWidth = on ? `calc(${width} + ${HOVER.width})` : '';
      if (fill !== null) path.style.fillOpacity = on ? String(Number(fill) + HOVER.fill) : '';
    }
  }

  /** Clips bands to the outside of an area, because its fill must match the legend. */
  function outside(path: SVGPathElement): SVGClipPathElement {
    const clip = svg.ownerDocument.createElementNS(SVG, 'clipPath');
    clip.id = OUTSIDE;
    const all = path.cloneNode() as SVGPathElement;
    all.setAttribute('clip-rule', 'evenodd');
    all.setAttribute('d', `${EVERYWHERE}${path.getAttribute('d') ?? ''}`);
    clip.append(all);
    return clip;
  }

  /** Halo and ink bands around a path, and halo between its dashes. */
  function bandsOf(path: SVGPathElement): SVGElement[] {
    const width = path.getAttribute('stroke-width') ?? '0rem';
    const isArea = path.classList.contains('a');
    const dashed = path.hasAttribute('stroke-dasharray');
    const bands = ['band', 'band ink', ...(dashed ? ['r'] : [])].map((name) => {
      const band = path.cloneNode() as SVGPathElement;
      band.setAttribute('class', name);
      band.removeAttribute('stroke-dasharray');
      band.style.setProperty('--width', width);
      if (isArea) band.setAttribute('clip-path', `url(#${OUTSIDE})`);
      return band;
    });
    return isArea ? [outside(path), ...bands] : bands;
  }

  /** A copy of the feature, with bands below it if it is selected. */
  function copy(ref: string): SVGGElement[] {
    const original = find(ref);
    if (!original) return [];
    const out = original.cloneNode(true) as SVGGElement;
    out.removeAttribute('data-ref');
    if (selected.has(ref))
      out.prepend(...[...original.querySelectorAll<SVGPathElement>('.a,.l,.s:not(.u)')].flatMap(bandsOf));
    return [out];
  }
  /** Refs of the features whose marks move along this one. */
  const alongside = (ref: string): string[] =>
    [...svg.querySelectorAll<SVGGElement>(`[data-along~="${ref}"]`)].flatMap((g) => g.dataset.ref ?? []);
  function again(): void {
    const raised = [...highlighted].flatMap((ref) => [ref, ...alongside(ref)]);
    group.replaceChildren(...[...new Set([...raised, ...selected])].flatMap(copy));
    svg.classList.toggle('dim', highlighted.size > 0);
  }
  const same = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
    a.size === b.size && [...a].every((ref) => b.has(ref));
  const texts = (refs: readonly FeatureRef[]): Set<string> => new Set(refs.map(refText));
  return {
    select(refs) {
      const now = texts(refs);
      if (same(now, selected)) return false;
      selected = now;
      again();
      return true;
    },
    highlight(refs) {
      const now = texts(refs);
      if (same(now, highlighted)) return false;
      highlighted = now;
      again();
      return true;
    },
    hover(refs) {
      const now = texts(refs.slice(0, 1));
      for (const ref of hovered) if (!now.has(ref)) raise(ref, false);
      for (const ref of now) raise(ref, true);
      hovered = now;
    },
    close() {
      selected = highlighted = new Set();
      group.remove();
      svg.classList.remove('dim');
      for (const ref of hovered) raise(ref, false);
    },
    again,
    highlighted: () => new Set([...highlighted, ...selected]),
  };
}
