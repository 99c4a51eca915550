/** A drawn layer: SVG text by slot, for an SVG map that adds and removes layers without drawing the others again. */
import type { Slot } from '../domain/layer/catalogue.ts';

export type Parts = Readonly<Partial<Record<Slot, string>>>;

export interface SvgMapLayer {
  /** The layer's id; `basemap` for the basemap. */
  id: string;
  parts: Parts;
  /** 0..1 */
  opacity: number;
  /** Not drawn below this zoom. */
  minzoom?: number;
}
