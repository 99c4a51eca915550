/** The overview map that the page carries: what the opening view shows, as coarse as the eye allows. */
import type { Catalogue, LayerEntry, Slot } from '../domain/catalogue.ts';
import { LIT_PRIORITY } from '../domain/ground.ts';
import { fit, type Padding, type Size } from '../domain/geo.ts';
import { say } from '../domain/text.ts';
import { shown, type View } from '../domain/view.ts';
import type { LayerData } from '../domain/feature.ts';
import { frameOf, toSheet, windowOf } from './frame.ts';
import { drawGroundShapes, type GroundFiles } from './ground.ts';
import { groundLabels } from './ground-names.ts';
import { placeLabels, type Side } from './labels.ts';
import { drawShapes, inDrawingOrder, labelsOf } from './layer.ts';
import { SLOTS, type SheetLayer } from './part.ts';
import { sheetPen, type Pen } from './pen.ts';
import { short } from './short.ts';
import { drawHatchTile } from './shape.ts';
import { drawLabel, escape, type Label } from './text.ts';

export interface DrawnLayer {
  entry: LayerEntry;
  data: LayerData;
}
export interface SheetOptions {
  catalogue: Catalogue;
  ground: GroundFiles;
  /** Data of the layers that are on, in catalogue order. */
  layers: readonly DrawnLayer[];
  view: View;
  /** Refs of features whose names go before all others. */
  lit?: ReadonlySet<string>;
  /** Left out: those of the explore door. */
  screens?: Screens;
  /** Ids of what names and describes the map on its page; left out: it says how it is moved. */
  named?: { by: string; described: string };
}
export interface Screen {
  size: Size;
  padding: Padding;
}
/** A picture's detail is right for the wide one, its labels for all. */
export interface Screens {
  wide: Screen;
  narrow: Screen;
  /** Where it may be shown very low, too. */
  low?: Screen;
}

/** Screens that the opening picture is made for, with what the panels leave free. */
const SCREENS: Screens = {
  wide: {
    size: { width: 1920, height: 1080 },
    padding: { top: 56, right: 24, bottom: 144, left: 384 },
  },
  narrow: {
    size: { width: 390, height: 844 },
    padding: { top: 64, right: 8, bottom: 88, left: 8 },
  },
};
/** How far a line may be off, CSS pixels. */
const OFF = 1.1;
/** Labels that come only when one has zoomed in by more than this are left to the full drawing. */
const SOON = 1;

/** Groups of one slot, in the order of the layers. */
export const groupsOf = (layers: readonly SheetLayer[], slot: Slot): string =>
  layers
    .flatMap(({ id, parts, opacity, minzoom }) => {
      const text = parts[slot];
      const faded = opacity < 1 ? ` opacity="${short(opacity, 2)}"` : '';
      const from = minzoom === undefined ? '' : ` data-minzoom="${String(minzoom)}"`;
      return text ? [`<g data-layer="${id}"${faded}${from}>${text}</g>`] : [];
    })
    .join('');

/** All slots in order. */
export const slotsOf = (layers: readonly SheetLayer[]): string =>
  SLOTS.map((slot) => `<g data-slot="${slot}">${groupsOf(layers, slot)}</g>`).join('');

type Sides = readonly (Side | null)[];
type Placed = Readonly<Record<keyof Screens, Sides>>;

/** The labels of one layer, with the sides that suit all screens: those that not every one has room for say so. */
function write(pen: Pen, labels: readonly Label[], { wide, narrow, low }: Placed, from: number): string {
  const only = (i: number): string[] => (!wide[i] ? [] : !narrow[i] ? ['wide'] : !low[i] ? ['high'] : []);
  return labels.map((l, i) => drawLabel(pen, l, wide[from + i] ?? null, only(from + i))).join('');
}

/** The whole `<svg>` of the opening view; without script it fits its holder, with it (`src/app/first.ts`) it is a map. */
export function drawSheet({
  catalogue,
  ground,
  layers: on,
  view,
  lit = new Set(),
  screens: { wide: WIDE, narrow: NARROW, low: LOW } = SCREENS,
  named,
}: SheetOptions): string {
  const layers = inDrawingOrder(on).map(({ entry, data }) => ({
    entry,
    data: { ...data, features: shown(data.features, view.hidden[entry.id]) },
  }));
  const frame = frameOf(catalogue.reach);
  const camera = (s: Screen) => fit(catalogue.bounds, s.size, s.padding);
  const wideCamera = camera(WIDE);
  const pen = sheetPen(
    frame,
    { tolerance: OFF * windowOf(frame, wideCamera, WIDE.size).px, digits: 0 },
    view.lang,
  );

  const soon = (l: Label): boolean => l.minzoom <= wideCamera.zoom + SOON;
  const names = [
    { id: 'ground', labels: groundLabels(pen, catalogue, ground, 'overview').filter(soon) },
    ...layers.map(({ entry, data }) => ({
      id: entry.id,
      labels: labelsOf(pen, entry, data)
        .map((l) => (lit.has(l.ref ?? '') ? { ...l, priority: LIT_PRIORITY, minzoom: 0 } : l))
        .filter(soon),
    })),
  ].reverse(); // names of upper layers go first
  const all = names.flatMap((n) => n.labels);
  const placed = (s: Screen, prefer: Sides): Sides =>
    placeLabels(all, windowOf(frame, camera(s), s.size), camera(s).zoom, { prefer });
  const low = LOW && placed(LOW, []);
  const narrow = placed(NARROW, low ?? []);
  const sides: Placed = { wide: placed(WIDE, narrow), narrow, low: low ?? narrow };
  let from = 0;
  const texts = new Map(
    names.map(({ id, labels }) => {
      const text = write(pen, labels, sides, from);
      from += labels.length;
      return [id, text];
    }),
  );

  const base = drawGroundShapes(pen, catalogue, ground, 'overview');
  const drawn: SheetLayer[] = [
    { id: 'ground', opacity: 1, parts: { ...base, label: (base.label ?? '') + (texts.get('ground') ?? '') } },
    ...layers.map(({ entry, data }): SheetLayer => ({
      id: entry.id,
      opacity: view.opacity[entry.id] ?? 1,
      ...(entry.minzoom === undefined ? {} : { minzoom: entry.minzoom }),
      parts: { ...drawShapes(pen, entry, data), label: texts.get(entry.id) ?? '' },
    })),
  ];
  const [x0, y0] = toSheet(frame, catalogue.bounds[0], catalogue.bounds[3]).map(Math.round);
  const [x1, y1] = toSheet(frame, catalogue.bounds[2], catalogue.bounds[1]).map(Math.round);
  if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined)
    throw new Error('sheet: got no bounds, expected west, south, east, north');
  const [w, h] = [String(x1 - x0), String(y1 - y0)];
  const name = named
    ? `aria-labelledby="${named.by}" aria-describedby="${named.described}"`
    : `aria-label="${escape(say(view.lang, 'mapHelp'))}"`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" class="sheet" translate="no" viewBox="${String(x0)} ${String(y0)} ${w} ${h}" ` +
    `style="--w:${w};--h:${h}" data-atlas="${escape(JSON.stringify({ bounds: catalogue.bounds, reach: catalogue.reach, hash: catalogue.hash }))}" ` +
    `role="group" ${name}><defs>${drawHatchTile(pen)}</defs>` +
    `<g aria-hidden="true">${slotsOf(drawn)}</g></svg>`
  );
}
