/** Builds the GL map's scene for a View: basemap, layers that are on, highlighted features, all names. Pure. */
import type { FeatureCollection } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import type { Catalogue, LayerEntry } from '../../domain/layer/catalogue.ts';
import { SLOTS, type Slot } from '../../domain/layer/slots.ts';
import { refText, type FeatureRef } from '../../domain/layer/feature.ts';
import type { Bounds } from '../../domain/geometry/geo.ts';
import { DIMMED, DIMMED_NAMES } from '../../domain/map/basemap.ts';
import { shown, type View } from '../../domain/view/view.ts';
import { arcsOf } from '../deck/arcs.ts';
import { only, type Drawn } from '../layer/drawn.ts';
import {
  CITIES,
  COUNTIES,
  BASEMAP,
  basemapLayers,
  RELIEF,
  seatDots,
  seatKeepOff,
  seatNames,
  TOWNS,
  waterNames,
} from '../basemap/basemap.ts';
import { bandsOf } from '../layer/selection-bands.ts';
import { marksOf } from '../layer/marks.ts';
import { keepOffDots, namesOf } from '../layer/names.ts';
import type { PartOptions } from '../layer/layer-context.ts';
import { tripsOf } from '../deck/trips.ts';
import type { Arc, Corners, Scene, SceneSource, Setting, Trip } from './scene.types.ts';

export interface SceneInput {
  catalogue: Pick<Catalogue, 'basemap'>;
  /** All layers, in the order of lists. */
  layers: readonly LayerEntry[];
  basemap: FeatureCollection;
  /** Addresses of the relief pictures; if undefined, no relief is drawn. */
  relief: { paper: string; night: string } | undefined;
  /** Layers whose data has loaded. */
  drawn: ReadonlyMap<string, Drawn>;
  view: Pick<View, 'on' | 'opacity' | 'hidden' | 'sel' | 'lang' | 'scheme'>;
  /** Highlighted in addition to the selection. */
  highlighted: readonly FeatureRef[];
  /** rem / 16 */
  scale: number;
}

const NONE: ReadonlySet<string> = new Set();

type Slots = Record<Slot, LayerSpecification[]>;

const corners = ([w, s, e, n]: Bounds): Corners => [
  [w, n],
  [e, n],
  [e, s],
  [w, s],
];

function basemapSources({ basemap, relief, view, catalogue }: SceneInput): Record<string, SceneSource> {
  const picture: SceneSource | null = relief
    ? {
        kind: 'picture',
        key: view.scheme,
        url: relief[view.scheme],
        corners: corners(catalogue.basemap.relief.bounds),
      }
    : null;
  return {
    ...(picture ? { [RELIEF]: picture } : {}),
    // The basemap changes only once: when it loads.
    [BASEMAP]: { kind: 'features', key: basemap.features.length > 0 ? 'here' : 'awaited', data: basemap },
  };
}

/** The whole scene of a View. */
export function sceneOf(input: SceneInput): Scene {
  const { view, layers, drawn, highlighted, scale } = input;
  const setting: Setting = { scheme: view.scheme, lang: view.lang, scale };
  const on = new Set(view.on);
  const entries = layers
    .filter((entry) => on.has(entry.id) && drawn.has(entry.id))
    .sort((a, b) => a.rank - b.rank);
  const refs = [...(view.sel ? [view.sel] : []), ...highlighted];
  const dim = highlighted.length > 0 ? DIMMED : 1;
  const highlightedRefs = new Set(highlighted.map(refText));

  const sources = basemapSources(input);
  const slots: Slots = {
    basemap: basemapLayers(setting, RELIEF in sources),
    area: [],
    line: [],
    flow: [],
    point: [],
    label: [],
  };
  const marked: Slots = { basemap: [], area: [], line: [], flow: [], point: [], label: [] };
  const arcs: Arc[] = [];
  const trips: Trip[] = [];
  const names: LayerSpecification[] = [];
  const dots: LayerSpecification[] = [];

  const add = (to: Slots, more: Readonly<Partial<Record<Slot, readonly LayerSpecification[]>>>): void => {
    for (const slot of SLOTS) to[slot].push(...(more[slot] ?? []));
  };
  const show = (entry: LayerEntry, all: Drawn): void => {
    const hidden = view.hidden[entry.id];
    const data: Drawn = { ...all, features: [...shown(all.features, hidden)] };
    const key = [all.states, ...(hidden ?? [])].join(' -');
    const opacity = view.opacity[entry.id] ?? 1;
    const common: PartOptions = {
      id: entry.id,
      source: entry.id,
      combinations: data.combinations,
      opacity: opacity * dim,
      beneath: 0,
      setting,
      pickable: true,
    };
    sources[entry.id] = { kind: 'features', key, data };
    add(slots, marksOf(entry, common));
    dots.push(...keepOffDots(entry, common));
    const selected = view.sel?.layer === entry.id ? view.sel.feature : null;
    const ids = new Set(refs.filter((r) => r.layer === entry.id).map((r) => r.feature));
    for (const { properties: p } of data.features)
      if (p.follows?.some((ref) => highlightedRefs.has(ref))) ids.add(p.id);
    if (entry.label !== false)
      names.push(
        ...namesOf(entry, {
          ...common,
          opacity: opacity * (highlighted.length > 0 ? DIMMED_NAMES : 1),
          minzoom: entry.label.minzoom,
          later: entry.label.later ?? {},
          without: ids,
          follow: true,
        }),
      );
    arcs.push(...arcsOf(entry, data, { marked: ids, selected }, opacity, dim, setting));
    trips.push(...tripsOf(entry, data, ids, opacity, dim, setting));
    if (ids.size === 0) return;
    const source = `highlighted/${entry.id}`;
    const few = only(data, ids);
    const copy: PartOptions = {
      id: source,
      source,
      combinations: few.combinations,
      opacity: 1,
      beneath: opacity * dim,
      setting,
      pickable: false,
    };
    sources[source] = { kind: 'features', key: [key, ...ids].join(' '), data: few };
    const chosen = few.features.find(({ properties: p }) => p.id === selected && p.mark !== 'label');
    if (chosen) add(marked, { area: bandsOf(source, chosen, setting) });
    add(marked, marksOf(entry, copy));
    marked.label.push(...namesOf(entry, { ...copy, minzoom: 0, later: {}, without: NONE, follow: false }));
  };
  for (const entry of entries) {
    const data = drawn.get(entry.id);
    if (data) show(entry, data);
  }

  // Marked features lie on top. The most important names come last: MapLibre places labels from the top down.
  slots.point.push(...marked.area, ...marked.line, ...marked.flow, ...marked.point);
  slots.label = [
    ...seatDots(setting),
    ...waterNames(4, setting),
    seatNames(TOWNS, setting),
    ...waterNames(3, setting),
    ...waterNames(2, setting),
    seatNames(COUNTIES, setting),
    ...names,
    ...waterNames(1, setting),
    ...marked.label,
    ...dots,
    seatKeepOff(setting),
    // A city must have its name even among many dots.
    seatNames(CITIES, setting),
  ];
  return { sources, layers: SLOTS.flatMap((slot) => slots[slot]), arcs, trips };
}
