/** A drawn layer: SVG text by slot. With it, an SVG map can add and remove layers without drawing the others again. */
import type { Slot } from '../domain/layer/catalogue.ts';

export type Parts = Readonly<Partial<Record<Slot, string>>>;

export interface SvgMapLayer {
  /** The layer's id; `basemap` for the basemap. */
  id: string;
  parts: Parts;
  /** 0 to 1 */
  opacity: number;
  /** The layer is not drawn below this zoom. */
  minzoom?: number;
}
