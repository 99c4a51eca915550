/** What the stage shows for a View: ground, layers that are on, what is marked, all names; pure. */
import type { FeatureCollection } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import type { Catalogue, LayerEntry, Slot } from '../domain/catalogue.ts';
import { refText, type FeatureRef } from '../domain/feature.ts';
import type { Bounds } from '../domain/geo.ts';
import { DIMMED, DIMMED_NAMES } from '../domain/ground.ts';
import { shown, type View } from '../domain/view.ts';
import { arcsOf } from './arcs.ts';
import { only, type Drawn } from './drawn.ts';
import {
  CITIES,
  COUNTIES,
  GROUND,
  groundLayers,
  RELIEF,
  seatDots,
  seatKeepOff,
  seatNames,
  TOWNS,
  waterNames,
} from './ground.ts';
import { bandsOf } from './marked.ts';
import { marksOf } from './marks.ts';
import { keepOffDots, namesOf } from './names.ts';
import type { PartOptions } from './part.ts';
import { tripsOf } from './trips.ts';
import type { Arc, Corners, Scene, SceneSource, Setting, Trip } from './scene.types.ts';

/** From the lowest to the topmost. */
export const ORDER: readonly Slot[] = ['ground', 'area', 'line', 'flow', 'point', 'label'];

export interface SceneInput {
  catalogue: Pick<Catalogue, 'layers' | 'ground'>;
  ground: FeatureCollection;
  /** Addresses of the relief pictures; undefined: no relief is drawn. */
  relief: { paper: string; night: string } | undefined;
  /** Layers whose data is here. */
  drawn: ReadonlyMap<string, Drawn>;
  view: Pick<View, 'on' | 'opacity' | 'hidden' | 'sel' | 'lang' | 'ground'>;
  /** Highlighted besides the selection. */
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

function groundSources({ ground, relief, view, catalogue }: SceneInput): Record<string, SceneSource> {
  const picture: SceneSource | null = relief
    ? {
        kind: 'picture',
        key: view.ground,
        url: relief[view.ground],
        corners: corners(catalogue.ground.relief.bounds),
      }
    : null;
  return {
    ...(picture ? { [RELIEF]: picture } : {}),
    // The ground never changes, but that it comes.
    [GROUND]: { kind: 'features', key: ground.features.length > 0 ? 'here' : 'awaited', data: ground },
  };
}

/** The whole scene of a View. */
export function sceneOf(input: SceneInput): Scene {
  const { view, catalogue, drawn, highlighted, scale } = input;
  const setting: Setting = { ground: view.ground, lang: view.lang, scale };
  const on = new Set(view.on);
  const entries = catalogue.layers
    .filter((entry) => on.has(entry.id) && drawn.has(entry.id))
    .sort((a, b) => a.rank - b.rank);
  const refs = [...(view.sel ? [view.sel] : []), ...highlighted];
  const dim = highlighted.length > 0 ? DIMMED : 1;
  const lit = new Set(highlighted.map(refText));

  const sources = groundSources(input);
  const slots: Slots = {
    ground: groundLayers(setting, RELIEF in sources),
    area: [],
    line: [],
    flow: [],
    point: [],
    label: [],
  };
  const marked: Slots = { ground: [], area: [], line: [], flow: [], point: [], label: [] };
  const arcs: Arc[] = [];
  const trips: Trip[] = [];
  const names: LayerSpecification[] = [];
  const dots: LayerSpecification[] = [];

  const add = (to: Slots, layers: Readonly<Partial<Record<Slot, readonly LayerSpecification[]>>>): void => {
    for (const slot of ORDER) to[slot].push(...(layers[slot] ?? []));
  };
  const show = (entry: LayerEntry, all: Drawn): void => {
    const hidden = view.hidden[entry.id];
    const data: Drawn = { ...all, features: [...shown(all.features, hidden)] };
    const key = [entry.file.href, all.states, ...(hidden ?? [])].join(' -');
    const opacity = view.opacity[entry.id] ?? 1;
    const common: PartOptions = {
      id: entry.id,
      source: entry.id,
      occurs: data.occurs,
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
    for (const { properties: p } of data.features) if (p.follows?.some((ref) => lit.has(ref))) ids.add(p.id);
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
    const source = `marked/${entry.id}`;
    const few = only(data, ids);
    const copy: PartOptions = {
      id: source,
      source,
      occurs: few.occurs,
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

  // What is marked lies on all the rest, and the names that matter most are placed first: MapLibre begins at the top.
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
  return { sources, layers: ORDER.flatMap((slot) => slots[slot]), arcs, trips };
}
