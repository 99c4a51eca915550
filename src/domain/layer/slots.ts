/** The slots of both maps, from the bottom up. A file without imports, because the pages' inline scripts carry it. */
export const SLOTS = ['basemap', 'area', 'line', 'flow', 'point', 'label'] as const;
export type Slot = (typeof SLOTS)[number];
