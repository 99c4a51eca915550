/** The names that an SVG map carries, as the GL map will write them. */
import type { GlyphRequest } from '../../map/gl-map.types.ts';

/** All of them, those too that have no room now. */
export const glyphRequestsOf = (svg: SVGSVGElement): GlyphRequest[] =>
  [...svg.querySelectorAll('text')].map((name) => ({
    text: name.textContent,
    weight: name.classList.contains('bold') ? 700 : 400,
  }));
