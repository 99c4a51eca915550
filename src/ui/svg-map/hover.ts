/** Handles hovering: shows a hand as cursor and draws the feature stronger. */
import { refText, type FeatureRef } from '../../domain/layer/feature.ts';
import { refsAt, TOLERANCE } from './pick.ts';
import { remScale } from './screen.ts';

/** Reports the features under the mouse whenever they change, until the returned function is called. */
export function watchHover(svg: SVGSVGElement, tell: (refs: readonly FeatureRef[]) => void): () => void {
  const end = new AbortController();
  let under = '';
  let request = 0;
  const change = (refs: readonly FeatureRef[]): void => {
    const now = refs.map(refText).join();
    if (now === under) return;
    under = now;
    svg.classList.toggle('over', refs.length > 0);
    tell(refs);
  };
  const move = (event: PointerEvent): void => {
    if (event.pointerType !== 'mouse' || event.buttons !== 0 || request !== 0) return;
    request = requestAnimationFrame(() => {
      request = 0;
      change(refsAt(svg, event.clientX, event.clientY, TOLERANCE.mouse * remScale()));
    });
  };
  svg.addEventListener('pointermove', move, { signal: end.signal });
  svg.addEventListener(
    'pointerleave',
    () => {
      change([]);
    },
    { signal: end.signal },
  );
  return () => {
    end.abort();
    cancelAnimationFrame(request);
    change([]);
  };
}
