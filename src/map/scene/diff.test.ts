import fc from 'fast-check';
import type { LayerSpecification } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import { diff, type Operation } from './diff.ts';
import type { Arc, Flowing, Scene, SceneSource, Trip } from './scene.types.ts';

/** A model of a map that refuses what MapLibre refuses. */
class Model {
  readonly sources = new Map<string, SceneSource>();
  layers: LayerSpecification[] = [];
  flows: Flowing = { arcs: [], trips: [] };

  private layer(id: string): Record<string, Record<string, unknown>> {
    const found = this.layers.find((l) => l.id === id);
    if (!found) throw new Error(`no layer ${id}`);
    return found as unknown as Record<string, Record<string, unknown>>;
  }
  private uses(id: string): boolean {
    return this.layers.some((l) => 'source' in l && l.source === id);
  }

  do(op: Operation): void {
    switch (op.do) {
      case 'add source':
        if (this.sources.has(op.id)) throw new Error(`source ${op.id} is there`);
        this.sources.set(op.id, op.source);
        break;
      case 'set source': {
        const { kind } = this.sources.get(op.id) ?? {};
        if (kind !== op.source.kind || 'tiles' in op.source)
          throw new Error(`source ${op.id} is ${String(kind)}`);
        this.sources.set(op.id, op.source);
        break;
      }
      case 'remove source':
        if (this.uses(op.id)) throw new Error(`source ${op.id} is in use`);
        this.sources.delete(op.id);
        break;
      case 'add layer': {
        if ('source' in op.layer && !this.sources.has(op.layer.source))
          throw new Error(`no source for ${op.layer.id}`);
        const at =
          op.before === undefined ? this.layers.length : this.layers.findIndex((l) => l.id === op.before);
        if (at < 0) throw new Error(`no layer ${String(op.before)} to be before`);
        this.layers.splice(at, 0, structuredClone(op.layer));
        break;
      }
      case 'remove layer':
        this.layer(op.id);
        this.layers = this.layers.filter((l) => l.id !== op.id);
        break;
      case 'set paint':
      case 'set layout': {
        const part = op.do === 'set paint' ? 'paint' : 'layout';
        const layer = this.layer(op.id);
        const { [op.name]: _, ...rest } = layer[part] ?? {};
        layer[part] = op.value === undefined ? rest : { ...rest, [op.name]: op.value };
        break;
      }
      case 'set filter':
        (this.layer(op.id) as Record<string, unknown>).filter = op.filter;
        break;
      case 'set zooms': {
        const layer = this.layer(op.id) as Record<string, unknown>;
        [layer.minzoom, layer.maxzoom] = [op.min, op.max];
        break;
      }
      case 'set flows':
        this.flows = { arcs: op.arcs, trips: op.trips };
    }
  }

  /** The state of the map, in which absent and default values are equal. */
  get state(): unknown {
    return {
      sources: Object.fromEntries(this.sources),
      layers: this.layers.map((l) => ({
        id: l.id,
        type: l.type,
        source: 'source' in l ? l.source : null,
        sourceLayer: ('source-layer' in l ? l['source-layer'] : null) ?? null,
        filter: ('filter' in l ? l.filter : null) ?? null,
        zooms: [l.minzoom ?? 0, l.maxzoom ?? 24],
        paint: Object.entries(l.paint ?? {}).sort(),
        layout: Object.entries(l.layout ?? {}).sort(),
      })),
      flows: this.flows,
    };
  }
}

const EMPTY: Scene = { sources: {}, layers: [], arcs: [], trips: [] };
const built = (scene: Scene): Model => {
  const model = new Model();
  for (const op of diff(EMPTY, scene)) model.do(op);
  return model;
};

const source = (key: string): SceneSource => ({
  kind: 'features',
  key,
  data: { type: 'FeatureCollection', features: [] },
});
const tiles = (key: string): SceneSource => ({
  kind: 'vector tiles',
  key,
  tiles: [`tiles/${key}/{z}/{x}/{y}.pbf`],
  minzoom: 4,
  maxzoom: 10,
  bounds: [110, 31, 117, 37],
});
const IDS = ['a', 'b', 'c', 'd', 'e', 'f'];
const layer = (id: string): fc.Arbitrary<LayerSpecification> =>
  fc.record(
    {
      id: fc.constant(id),
      type: fc.constant('line' as const),
      source: fc.constantFrom('s', 't'),
      'source-layer': fc.constantFrom('roads', 'rails'),
      minzoom: fc.constantFrom(5, 7),
      filter: fc.constantFrom(['==', 'x', 1] as never, ['==', 'x', 2] as never),
      paint: fc.record(
        { 'line-width': fc.constantFrom(1, 2), 'line-blur': fc.constantFrom(0, 3) },
        { requiredKeys: [] },
      ),
      layout: fc.record(
        { 'line-cap': fc.constantFrom('butt' as const, 'round' as const) },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: ['id', 'type', 'source'] },
  );
const arc = (color: string): Arc => ({
  ref: { layer: 'l', feature: 'f' },
  from: [113, 34],
  to: [114, 35],
  color,
  opacity: 1,
  width: 2,
  dash: null,
  under: [],
});
const trip = (marks: number): Trip => ({
  ref: { layer: 'l', feature: 't' },
  line: [
    [113, 34],
    [114, 35],
  ],
  marks,
  color: '#000000',
  opacity: 1,
  width: 6,
});
const scene: fc.Arbitrary<Scene> = fc
  .tuple(
    fc.record({
      s: fc.constantFrom(source('1'), source('2')),
      t: fc.constantFrom(source('1'), tiles('1'), tiles('2')),
    }),
    fc.subarray(IDS).chain((ids) => fc.tuple(...ids.map(layer))),
    fc.constantFrom([], [arc('#000000')], [arc('#ffffff')]),
    fc.constantFrom([], [trip(1)], [trip(2)]),
  )
  .map(([sources, layers, arcs, trips]) => ({
    sources: Object.fromEntries(
      Object.entries(sources).filter(([id]) => layers.some((l) => 'source' in l && l.source === id)),
    ),
    layers,
    arcs,
    trips,
  }));

describe('diff', () => {
  it('leads from any scene to any other, by operations that are all allowed', () => {
    fc.assert(
      fc.property(scene, scene, (before, after) => {
        const model = built(before);
        for (const op of diff(before, after)) model.do(op);
        expect(model.state).toEqual(built(after).state);
      }),
      { numRuns: 500 },
    );
  });
  it('returns nothing for equal scenes', () => {
    fc.assert(
      fc.property(scene, (one) => {
        expect(diff(one, structuredClone(one))).toEqual([]);
      }),
    );
  });
  it('sets only the property that differs', () => {
    const line = (width: number): Scene => ({
      ...EMPTY,
      sources: { s: source('1') },
      layers: [{ id: 'a', type: 'line', source: 's', paint: { 'line-width': width, 'line-blur': 1 } }],
    });
    expect(diff(line(1), line(2))).toEqual([{ do: 'set paint', id: 'a', name: 'line-width', value: 2 }]);
  });
  it('throws when layers in both scenes have changed their order', () => {
    const background = (id: string): LayerSpecification => ({ id, type: 'background' });
    const scenes = [
      ['a', 'b'],
      ['b', 'a'],
    ].map((ids) => ({ ...EMPTY, layers: ids.map(background) }));
    const [one, two] = scenes;
    expect(() => diff(one ?? EMPTY, two ?? EMPTY)).toThrow(/changed its place/);
  });
});
