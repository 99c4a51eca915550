/** Edges of lines, outlines and dots: they show how exact a geometry is. No imports, because the first paint's legend needs them. */

/** Soft edge under a schematic outline or line: this much wider, with this opacity, round caps. */
export const SOFT_EDGE = { wider: 6, opacity: 0.22 } as const;
/** Crisp edge under an official or derived line: this much wider, in ink, with this opacity. */
export const CRISP_EDGE = { wider: 1.6, opacity: 0.35 } as const;
