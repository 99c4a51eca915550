/** The overview map in the page: the content of the opening view, at the least detail that looks the same. */
import type { Catalogue, LayerEntry, Slot } from '../domain/layer/catalogue.ts';
import { HIGHLIGHTED_PRIORITY } from '../domain/map/basemap.ts';
import { fit, type Padding, type Size } from '../domain/geometry/geo.ts';
import { say } from '../domain/text/text.ts';
import { shown, type View } from '../domain/view/view.ts';
import type { LayerData } from '../domain/layer/feature.ts';
import { projectionOf, toSvg, windowOf } from './projection.ts';
import { drawBasemapShapes, type BasemapFiles } from './basemap/basemap.ts';
import { basemapLabels } from './basemap/basemap-names.ts';
import { placeLabels, type Side } from './label/labels.ts';
import { drawShapes, inDrawingOrder, labelsOf } from './layer.ts';
import { SLOTS } from '../domain/layer/slots.ts';
import type { SvgMapLayer } from './part.ts';
import { svgMapTarget, type RenderTarget } from './render-target.ts';
import { short } from './short.ts';
import { drawHatchTile } from './shape.ts';
import { drawLabel, escape, type Label } from './label/label.ts';

export interface DrawnLayer {
  entry: LayerEntry;
  data: LayerData;
}
export interface SvgMapOptions {
  catalogue: Catalogue;
  basemap: BasemapFiles;
  /** Data of the layers shown, in catalogue order. */
  layers: readonly DrawnLayer[];
  view: View;
  /** Refs of features whose names are placed before all others. */
  highlighted?: ReadonlySet<string>;
  /** Default: the screens of the explore page. */
  screens?: Screens;
  /**
   * Ids of the elements that name and describe the map in its page. By default, a description explains how to move
   * it.
   */
  named?: { by: string; described: string };
}
export interface Screen {
  size: Size;
  padding: Padding;
}
/** The screens for which a picture is made. Its detail suits the wide one, its labels all of them. */
export interface Screens {
  wide: Screen;
  narrow: Screen;
  /** Also for places where the picture can be very low. */
  low?: Screen;
}

/** The screens for which the opening picture is made, with the space that panels leave free. */
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
/** Tolerated distance of a line from its position, CSS pixels. */
const OFF = 1.1;
/** Labels that appear only after zooming in by more than this are left to the full drawing. */
const SOON = 1;

/** Groups of one slot, in the order of the layers. */
export const groupsOf = (layers: readonly SvgMapLayer[], slot: Slot): string =>
  layers
    .flatMap(({ id, parts, opacity, minzoom }) => {
      const text = parts[slot];
      const faded = opacity < 1 ? ` opacity="${short(opacity, 2)}"` : '';
      const from = minzoom === undefined ? '' : ` data-minzoom="${String(minzoom)}"`;
      return text ? [`<g data-layer="${id}"${faded}${from}>${text}</g>`] : [];
    })
    .join('');

/** All slots in order. */
export const slotsOf = (layers: readonly SvgMapLayer[]): string =>
  SLOTS.map((slot) => `<g data-slot="${slot}">${groupsOf(layers, slot)}</g>`).join('');

type Sides = readonly (Side | null)[];
type Placed = Readonly<Record<keyof Screens, Sides>>;

/** The labels of one layer, on sides that suit all screens. Labels that do not fit on every screen are marked. */
function write(
  target: RenderTarget,
  labels: readonly Label[],
  { wide, narrow, low }: Placed,
  from: number,
): string {
  const only = (i: number): string[] => (!wide[i] ? [] : !narrow[i] ? ['wide'] : !low[i] ? ['high'] : []);
  return labels.map((l, i) => drawLabel(target, l, wide[from + i] ?? null, only(from + i))).join('');
}

/**
 * The whole `<svg>` of the opening view. Without script it fits its container. With it (`src/app/first.ts`) it is an
 * interactive map.
 */
export function drawSvgMap({
  catalogue,
  basemap,
  layers: on,
  view,
  highlighted = new Set(),
  screens: { wide: WIDE, narrow: NARROW, low: LOW } = SCREENS,
  named,
}: SvgMapOptions): string {
  const layers = inDrawingOrder(on).map(({ entry, data }) => ({
    entry,
    data: { ...data, features: shown(data.features, view.hidden[entry.id]) },
  }));
  const { bounds, reach, zoom, hash } = catalogue;
  const projection = projectionOf(reach);
  const camera = (s: Screen) => fit(bounds, s.size, s.padding);
  const wideCamera = camera(WIDE);
  const target = svgMapTarget(
    projection,
    { tolerance: OFF * windowOf(projection, wideCamera, WIDE.size).px, digits: 0 },
    view.lang,
  );

  const soon = (l: Label): boolean => l.minzoom <= wideCamera.zoom + SOON;
  const names = [
    { id: 'basemap', labels: basemapLabels(target, catalogue, basemap, 'overview').filter(soon) },
    ...layers.map(({ entry, data }) => ({
      id: entry.id,
      labels: labelsOf(target, entry, data)
        .map((l) => (highlighted.has(l.ref ?? '') ? { ...l, priority: HIGHLIGHTED_PRIORITY, minzoom: 0 } : l))
        .filter(soon),
    })),
  ].reverse(); // names of upper layers are placed first
  const all = names.flatMap((n) => n.labels);
  const placed = (s: Screen, prefer: Sides): Sides =>
    placeLabels(all, windowOf(projection, camera(s), s.size), camera(s).zoom, { prefer });
  const low = LOW && placed(LOW, []);
  const narrow = placed(NARROW, low ?? []);
  const sides: Placed = { wide: placed(WIDE, narrow), narrow, low: low ?? narrow };
  let from = 0;
  const texts = new Map(
    names.map(({ id, labels }) => {
      const text = write(target, labels, sides, from);
      from += labels.length;
      return [id, text];
    }),
  );

  const base = drawBasemapShapes(target, catalogue, basemap, 'overview');
  const drawn: SvgMapLayer[] = [
    {
      id: 'basemap',
      opacity: 1,
      parts: { ...base, label: (base.label ?? '') + (texts.get('basemap') ?? '') },
    },
    ...layers.map(({ entry, data }): SvgMapLayer => ({
      id: entry.id,
      opacity: view.opacity[entry.id] ?? 1,
      ...(entry.minzoom === undefined ? {} : { minzoom: entry.minzoom }),
      parts: { ...drawShapes(target, entry, data), label: texts.get(entry.id) ?? '' },
    })),
  ];
  const [x0, y0] = toSvg(projection, bounds[0], bounds[3]).map(Math.round);
  const [x1, y1] = toSvg(projection, bounds[2], bounds[1]).map(Math.round);
  if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined)
    throw new Error('svg map: got no bounds, expected west, south, east, north');
  const [w, h] = [String(x1 - x0), String(y1 - y0)];
  const name = named
    ? `aria-labelledby="${named.by}" aria-describedby="${named.described}"`
    : `aria-label="${escape(say(view.lang, 'mapHelp'))}"`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" class="svg-map" translate="no" viewBox="${String(x0)} ${String(y0)} ${w} ${h}" ` +
    `style="--w:${w};--h:${h}" data-atlas="${escape(JSON.stringify({ bounds, reach, zoom, hash }))}" ` +
    `role="group" ${name}><defs>${drawHatchTile(target)}</defs>` +
    `<g aria-hidden="true">${slotsOf(drawn)}</g></svg>`
  );
}
