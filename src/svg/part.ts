/** A drawn layer: SVG text by slot, for a sheet that adds and removes layers without drawing the others again. */
import type { Slot } from '../domain/catalogue.ts';

/** From the lowest to the topmost (src/domain/declaration.schema.ts, which the page's own script must not carry). */
export const SLOTS: readonly Slot[] = ['ground', 'area', 'line', 'flow', 'point', 'label'];

export type Parts = Readonly<Partial<Record<Slot, string>>>;

export interface SheetLayer {
  /** The layer's id; `ground` for the ground. */
  id: string;
  parts: Parts;
  /** 0..1 */
  opacity: number;
  /** Not drawn below this zoom. */
  minzoom?: number;
}
