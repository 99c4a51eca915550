import { describe, expect, it } from 'vitest';
import { ownLayer } from '../../../tests/own-layer.ts';
import { sample } from '../../../tests/sample-catalogue.ts';
import type { LayerData } from '../../domain/layer/feature.ts';
import { Layers } from '../../domain/layer/layers.ts';
import { LayerCache } from './layer-cache.ts';

const data = (layer: string): LayerData => ({
  type: 'FeatureCollection',
  layer,
  features: [],
  sources: {},
  about: { zh: [], en: [] },
});

function open(load: (id: string) => Promise<LayerData>): {
  layerCache: LayerCache;
  told: Promise<string>[];
  asked: string[];
  /** Adds, replaces or removes layers of the reader's own. */
  change: (to: (layers: Layers) => Layers) => void;
} {
  const asked: string[] = [];
  const told: Promise<string>[] = [];
  let tell: (text: string) => void;
  const next = (): void => {
    told.push(
      new Promise((resolve) => {
        tell = resolve;
      }),
    );
  };
  next();
  let layers = new Layers(sample);
  const layerCache = new LayerCache({
    edition: sample.edition,
    layers: () => layers,
    load: (layer) => {
      asked.push(layer.id);
      return 'data' in layer ? layer.data : load(layer.id);
    },
    settled: (layer, failure) => {
      tell(`${layer} ${String(failure)}`);
      next();
    },
  });
  const change = (to: (layers: Layers) => Layers): void => {
    layers = to(layers);
  };
  return { layerCache, told, asked, change };
}

describe('the layer cache', () => {
  it('loads a layer that is on once, and keeps it', async () => {
    const { layerCache, told, asked } = open((id) => Promise.resolve(data(id)));
    void layerCache.want(['frames'], null);
    expect(layerCache.busy).toBe(true);
    expect(await told[0]).toBe('frames null');
    expect(layerCache.busy).toBe(false);
    void layerCache.want([], null);
    void layerCache.want(['frames'], null);
    expect(asked).toEqual(['frames']);
    expect(layerCache.has('frames')).toBe(true);
  });
  it('reports why a layer failed, and tries again when it is turned on again', async () => {
    let good = false;
    const { layerCache, told, asked } = open((id) =>
      good ? Promise.resolve(data(id)) : Promise.reject(new Error('HTTP 404')),
    );
    void layerCache.want(['cities'], null);
    expect(await told[0]).toBe('cities HTTP 404');
    void layerCache.want(['cities'], null);
    expect(asked).toEqual(['cities']);
    good = true;
    void layerCache.want([], null);
    void layerCache.want(['cities'], null);
    expect(await told[1]).toBe('cities null');
    expect(layerCache.has('cities')).toBe(true);
  });
  it('resolves when every requested layer has loaded or failed', async () => {
    const { layerCache } = open((id) =>
      id === 'cities' ? Promise.reject(new Error('no')) : Promise.resolve(data(id)),
    );
    await layerCache.want(['frames', 'cities'], null);
    expect(layerCache.busy).toBe(false);
    expect([...layerCache.drawn(null).keys()]).toEqual(['frames']);
  });
  it('is not busy with a layer that has been turned off', () => {
    const { layerCache } = open(() => new Promise(() => undefined));
    void layerCache.want(['cities'], null);
    void layerCache.want([], null);
    expect(layerCache.busy).toBe(false);
  });
  it('refuses a layer that does not exist', async () => {
    const { layerCache, told } = open((id) => Promise.resolve(data(id)));
    void layerCache.want(['nowhere'], null);
    expect(await told[0]).toBe(
      "nowhere layer nowhere: is neither in the catalogue nor one of the reader's own",
    );
  });
  it('draws a layer of the reader’s own, and draws it anew when it is replaced', async () => {
    const { layerCache, asked, change } = open((id) => Promise.resolve(data(id)));
    change((layers) => layers.adding(ownLayer()));
    await layerCache.want(['mine'], null);
    const first = layerCache.drawn(null).get('mine');
    expect(first?.features.length).toBeGreaterThan(0);
    expect(layerCache.drawn(null).get('mine')).toBe(first);

    change((layers) => layers.adding(ownLayer({ data: { ...data('mine'), features: [] } })));
    expect(layerCache.has('mine')).toBe(false);
    await layerCache.want(['mine'], null);
    const second = layerCache.drawn(null).get('mine');
    expect(second?.features).toEqual([]);
    expect(second?.states).not.toBe(first?.states);
    expect(asked).toEqual(['mine', 'mine']);

    change((layers) => layers.without('mine'));
    expect([...layerCache.drawn(null).keys()]).toEqual([]);
  });
});
