/** Draws a layer's features and labels as SVG, by slot. */
import type { LayerEntry, Mark, Slot } from '../domain/layer/catalogue.ts';
import { lookOf, type Look } from '../domain/layer/encode.ts';
import { refText, type Feature, type LayerData } from '../domain/layer/feature.ts';
import { isAreaMark, SLOT_OF_MARK } from '../domain/layer/mark-slot.ts';
import { BESIDE_POINT, FEATURE_LABELS, LABEL_PRIORITY } from '../domain/map/basemap.ts';
import { toSvg } from './projection.ts';
import type { Parts } from './part.ts';
import type { RenderTarget } from './render-target.ts';
import { drawFeature, drawHatch } from './shape.ts';
import { drawLabel, type Label } from './label/label.ts';
import { wrap } from './label/wrap.ts';

/** Space between a dot and its label, CSS pixels. */
const BESIDE = 3;

/** How a label is placed; see Label. */
interface LabelPlacing {
  gap: (look: Look) => number;
  dotted?: boolean;
  onLine?: boolean;
}
/** The labels of each mark, in the order in which they are placed. */
const PLACING = {
  circle: { gap: ({ size }) => size / 2 + BESIDE, dotted: true },
  line: { gap: () => 0, onLine: true },
  fill: { gap: () => -BESIDE_POINT },
  arc: { gap: () => 0 },
  trip: { gap: () => 0, onLine: true },
} satisfies Record<Mark, LabelPlacing>;
const MARKS_AS_PLACED = Object.keys(PLACING) as Mark[];

/** The label of a feature: its short name in its colour. */
function labelOf({ projection, lang }: RenderTarget, layer: LayerEntry, feature: Feature): Label | null {
  if (layer.label === false) return null;
  const p = feature.properties;
  const look = lookOf(layer, p);
  const style = FEATURE_LABELS[p.mark];
  const { gap, dotted = false, onLine = false }: LabelPlacing = PLACING[p.mark];
  const [x, y] = toSvg(projection, p.at[0], p.at[1]);
  return {
    x,
    y,
    lines: wrap((p.short ?? p.name)[lang]),
    size: style.size,
    bold: style.weight === 700,
    minzoom: Math.max(
      layer.label.later?.[p.class ?? ''] ?? layer.label.minzoom,
      layer.minzoom ?? 0,
      style.minzoom,
    ),
    priority: LABEL_PRIORITY.features,
    gap: gap(look),
    dotted,
    color: look.color,
    onLine,
    ref: refText({ layer: layer.id, feature: p.id }),
  };
}

/**
 * The labels of a layer's features. Order: smaller minimum zoom first, then by mark, then in the order of the file,
 * which begins with the most important features.
 */
export const labelsOf = (target: RenderTarget, layer: LayerEntry, data: LayerData): Label[] =>
  MARKS_AS_PLACED.flatMap((mark) =>
    data.features.flatMap((f) => (f.properties.mark === mark ? (labelOf(target, layer, f) ?? []) : [])),
  ).sort((a, b) => a.minzoom - b.minzoom);

/** Layers in drawing order within their slots: by rank, then in catalogue order. */
export const inDrawingOrder = <T extends { entry: Pick<LayerEntry, 'rank'> }>(layers: readonly T[]): T[] =>
  [...layers].sort((a, b) => a.entry.rank - b.entry.rank);

/**
 * Areas from large to small, so that small ones stay visible and can be tapped. Other features in the order of the
 * file.
 */
function drawingOrder(features: readonly Feature[], mark: Mark, drawn: readonly string[]): string {
  const own = features
    .map((f, i) => ({ f, text: drawn[i] ?? '' }))
    .filter(({ f }) => f.properties.mark === mark);
  if (isAreaMark(mark)) own.sort((a, b) => extent(b.f) - extent(a.f));
  return own.map(({ text }) => text).join('');
}

/** Area of the bounding box in square degrees, which is exact enough for sorting. */
function extent(feature: Feature): number {
  let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity];
  const visit = (nested: unknown): void => {
    if (!Array.isArray(nested)) return;
    const [a, b] = nested as unknown[];
    if (typeof a === 'number' && typeof b === 'number') {
      [w, s, e, n] = [Math.min(w, a), Math.min(s, b), Math.max(e, a), Math.max(n, b)];
    } else nested.forEach(visit);
  };
  if (feature.geometry.type !== 'GeometryCollection') visit(feature.geometry.coordinates);
  return w <= e ? (e - w) * (n - s) : 0;
}

/** A layer's shapes by slot, without labels. */
export function drawShapes(target: RenderTarget, layer: LayerEntry, data: LayerData): Parts {
  const drawn = data.features.map((f) => drawFeature(target, layer, f));
  const parts: Partial<Record<Slot, string>> = {};
  for (const [mark, slot] of Object.entries(SLOT_OF_MARK) as [Mark, Slot][]) {
    const text = drawingOrder(data.features, mark, drawn);
    if (text !== '') parts[slot] = (parts[slot] ?? '') + text;
  }
  const hatched = data.features.flatMap((f) => {
    const { color, edge } = lookOf(layer, f.properties);
    return isAreaMark(f.properties.mark) && edge === 'soft' && layer.fill > 0 ? [color] : [];
  });
  if (hatched.length > 0)
    parts.area =
      [...new Set(hatched)].map((c) => drawHatch(target, layer.id, c)).join('') + (parts.area ?? '');
  return parts;
}

/** A layer's shapes and labels by slot. The labels are not placed yet. */
export function drawLayer(target: RenderTarget, layer: LayerEntry, data: LayerData): Parts {
  const labels = labelsOf(target, layer, data);
  return {
    ...drawShapes(target, layer, data),
    ...(labels.length > 0 ? { label: labels.map((l) => drawLabel(target, l, null)).join('') } : {}),
  };
}
