/** The names on an SVG map, as requests for the GL map's glyphs. */
import type { GlyphRequest } from '../../map/gl-map.types.ts';

/** All names, including those that have no room at present. */
export const glyphRequestsOf = (svg: SVGSVGElement): GlyphRequest[] =>
  [...svg.querySelectorAll('text')].map((name) => ({
    text: name.textContent,
    weight: name.classList.contains('bold') ? 700 : 400,
  }));
