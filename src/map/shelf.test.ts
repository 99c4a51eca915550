import { describe, expect, it } from 'vitest';
import { sample } from '../../tests/sample-catalogue.ts';
import type { LayerData } from '../domain/feature.ts';
import { Shelf } from './shelf.ts';

const data = (layer: string): LayerData => ({
  type: 'FeatureCollection',
  layer,
  features: [],
  sources: {},
  about: { zh: [], en: [] },
});

function open(load: (id: string) => Promise<LayerData>): {
  shelf: Shelf;
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
  const shelf = new Shelf(
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
  return { shelf, told, asked };
}

describe('the shelf', () => {
  it('asks once for what is on, and keeps it', async () => {
    const { shelf, told, asked } = open((id) => Promise.resolve(data(id)));
    void shelf.want(['frames'], null);
    expect(shelf.busy).toBe(true);
    expect(await told[0]).toBe('frames null');
    expect(shelf.busy).toBe(false);
    void shelf.want([], null);
    void shelf.want(['frames'], null);
    expect(asked).toEqual(['frames']);
    expect(shelf.has('frames')).toBe(true);
  });
  it('tells why a layer could not be had, and tries again when it is turned on again', async () => {
    let good = false;
    const { shelf, told, asked } = open((id) =>
      good ? Promise.resolve(data(id)) : Promise.reject(new Error('HTTP 404')),
    );
    void shelf.want(['cities'], null);
    expect(await told[0]).toBe('cities HTTP 404');
    void shelf.want(['cities'], null);
    expect(asked).toEqual(['cities']);
    good = true;
    void shelf.want([], null);
    void shelf.want(['cities'], null);
    expect(await told[1]).toBe('cities null');
    expect(shelf.has('cities')).toBe(true);
  });
  it('lets the asker wait until all that it asked for is here or has failed', async () => {
    const { shelf } = open((id) =>
      id === 'cities' ? Promise.reject(new Error('no')) : Promise.resolve(data(id)),
    );
    await shelf.want(['frames', 'cities'], null);
    expect(shelf.busy).toBe(false);
    expect([...shelf.drawn(null).keys()]).toEqual(['frames']);
  });
  it('is not busy with a layer that was turned off meanwhile', () => {
    const { shelf } = open(() => new Promise(() => undefined));
    void shelf.want(['cities'], null);
    void shelf.want([], null);
    expect(shelf.busy).toBe(false);
  });
  it('refuses a layer that is not in the catalogue', async () => {
    const { shelf, told } = open((id) => Promise.resolve(data(id)));
    void shelf.want(['nowhere'], null);
    expect(await told[0]).toBe('nowhere layer nowhere: is not in the catalogue');
  });
});
