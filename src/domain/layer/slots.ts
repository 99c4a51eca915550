/** The slots of both maps, from bottom to top. The file has no imports, because the pages' inline scripts include it. */
export const SLOTS = ['basemap', 'area', 'line', 'flow', 'point', 'label'] as const;
export type Slot = (typeof SLOTS)[number];
