/** Compares two scenes and returns the operations that change the map from one to the other. Pure. */
import type { LayerSpecification } from 'maplibre-gl';
import type { Flowing, Scene, SceneSource } from './scene.types.ts';

export type Operation =
  | { do: 'add source'; id: string; source: SceneSource }
  | { do: 'set source'; id: string; source: SceneSource }
  | { do: 'remove source'; id: string }
  /** `before` is the id of a layer that is already on the map. */
  | { do: 'add layer'; layer: LayerSpecification; before: string | undefined }
  | { do: 'remove layer'; id: string }
  | { do: 'set paint' | 'set layout'; id: string; name: string; value: unknown }
  | { do: 'set filter'; id: string; filter: unknown }
  | { do: 'set zooms'; id: string; min: number; max: number }
  | ({ do: 'set flows' } & Flowing);

/** MapLibre's own limits of a layer's zoom range. */
const LEAST_ZOOM = 0;
const MOST_ZOOM = 24;

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

type Bag = Readonly<Record<string, unknown>>;
const bag = (layer: LayerSpecification, part: 'paint' | 'layout'): Bag => layer[part] ?? {};
const sourceOf = (layer: LayerSpecification): unknown => ('source' in layer ? layer.source : null);
const sourceLayerOf = (layer: LayerSpecification): unknown =>
  'source-layer' in layer ? layer['source-layer'] : undefined;
const filterOf = (layer: LayerSpecification): unknown => ('filter' in layer ? layer.filter : undefined);

/** Whether a source goes, or gives its id to another: features and pictures can be set anew, kinds and tiles cannot. */
const isReplaced = (old: SceneSource, source: SceneSource | undefined): boolean =>
  source?.kind !== old.kind || ('tiles' in source && old.key !== source.key);

function sources(
  before: Scene['sources'],
  after: Scene['sources'],
): { first: Operation[]; last: Operation[] } {
  const first: Operation[] = [];
  for (const [id, source] of Object.entries(after)) {
    const old = before[id];
    if (!old) first.push({ do: 'add source', id, source });
    else if (isReplaced(old, source)) first.push({ do: 'add source', id, source });
    else if (old.key !== source.key) first.push({ do: 'set source', id, source });
  }
  const last = Object.entries(before)
    .filter(([id, old]) => isReplaced(old, after[id]))
    .map(([id]) => id)
    .map((id): Operation => ({ do: 'remove source', id }));
  return { first, last };
}

function properties(
  part: 'paint' | 'layout',
  old: LayerSpecification,
  layer: LayerSpecification,
): Operation[] {
  const [before, after] = [bag(old, part), bag(layer, part)];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names]
    .filter((name) => !same(before[name], after[name]))
    .map((name) => ({ do: `set ${part}`, id: layer.id, name, value: after[name] }));
}

function changes(old: LayerSpecification, layer: LayerSpecification): Operation[] {
  const [min, max] = [layer.minzoom ?? LEAST_ZOOM, layer.maxzoom ?? MOST_ZOOM];
  const moved = min !== (old.minzoom ?? LEAST_ZOOM) || max !== (old.maxzoom ?? MOST_ZOOM);
  const filter = filterOf(layer);
  return [
    ...(same(filterOf(old), filter) ? [] : [{ do: 'set filter', id: layer.id, filter } satisfies Operation]),
    ...(moved ? [{ do: 'set zooms', id: layer.id, min, max } satisfies Operation] : []),
    ...properties('layout', old, layer),
    ...properties('paint', old, layer),
  ];
}

/** Whether one layer can become the other by setting properties. */
const sameKind = (a: LayerSpecification, b: LayerSpecification): boolean =>
  a.type === b.type && sourceOf(a) === sourceOf(b) && sourceLayerOf(a) === sourceLayerOf(b);

/**
 * The operations that turn the scene `before` into `after`, in an order in which each is allowed. Layers in both scenes
 * must keep their order. Otherwise `diff` throws, because `sceneOf` did not make the scenes.
 */
export function diff(before: Scene, after: Scene): Operation[] {
  const next = new Map(after.layers.map((layer) => [layer.id, layer]));
  const replaced = new Set<unknown>(
    Object.entries(before.sources).flatMap(([id, source]) =>
      isReplaced(source, after.sources[id]) ? [id] : [],
    ),
  );
  const kept = before.layers.filter((old) => {
    const layer = next.get(old.id);
    return layer !== undefined && sameKind(old, layer) && !replaced.has(sourceOf(old));
  });
  const old = new Map(kept.map((layer) => [layer.id, layer]));
  const order = after.layers.filter((layer) => old.has(layer.id));
  const wrong = order.find((layer, i) => layer.id !== kept[i]?.id);
  if (wrong) throw new Error(`scene: layer ${wrong.id} changed its place, expected the order of before`);

  const { first, last } = sources(before.sources, after.sources);
  const removed = before.layers
    .filter((layer) => !old.has(layer.id))
    .map(({ id }): Operation => ({ do: 'remove layer', id }));
  const added: Operation[] = [];
  const changed: Operation[] = [];
  // From the top down, so that the layer named in `before` already exists.
  let above: string | undefined;
  for (const layer of [...after.layers].reverse()) {
    const was = old.get(layer.id);
    if (was) changed.push(...changes(was, layer));
    else added.push({ do: 'add layer', layer, before: above });
    above = layer.id;
  }
  const { arcs, trips } = after;
  const flows: Operation[] =
    same(before.arcs, arcs) && same(before.trips, trips) ? [] : [{ do: 'set flows', arcs, trips }];
  return [...removed, ...last, ...first, ...added, ...changed, ...flows];
}
