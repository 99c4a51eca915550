import { describe, expect, it } from 'vitest';
import { sample } from '../../../tests/sample-catalogue.ts';
import type { LayerData } from '../../domain/layer/feature.ts';
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
  const layerCache = new LayerCache(
    sample,
    (id) => {
      asked.push(id);
      return load(id);
    },
    (layer, failure) => {
      tell(`${layer} ${String(failure)}`);
      next();
    },
  );
  return { layerCache, told, asked };
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
  it('refuses a layer that is not in the catalogue', async () => {
    const { layerCache, told } = open((id) => Promise.resolve(data(id)));
    void layerCache.want(['nowhere'], null);
    expect(await told[0]).toBe('nowhere layer nowhere: is not in the catalogue');
  });
});
