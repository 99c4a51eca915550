/** The names that a sheet carries, as the stage will write them. */
import type { Writing } from '../../map/stage.types.ts';

/** All of them, those too that have no room now. */
export const writingsOf = (svg: SVGSVGElement): Writing[] =>
  [...svg.querySelectorAll('text')].map((name) => ({
    text: name.textContent,
    weight: name.classList.contains('bold') ? 700 : 400,
  }));
