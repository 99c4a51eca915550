/**
 * Loads the built data from the own origin, each file once. A failed request is forgotten, so that it can be
 * repeated.
 */
import type { FeatureCollection } from 'geojson';
import type { Topology } from 'topojson-specification';
import {
  readCatalogue,
  type BuiltFile,
  type Catalogue,
  type PlanIndex,
  type SearchRow,
  type Seat,
  type Timeline,
  type TourIndex,
} from '../domain/layer/catalogue.ts';
import { readLayerData, type LayerData } from '../domain/layer/feature.ts';
import type { KnownLayer } from '../domain/layer/layers.ts';
import type { PlanFrameIndex } from '../domain/plan/plan-frames.ts';
import type { QualityReport } from '../domain/plan/quality.ts';

/** The files with which both maps draw the basemap. */
export interface BasemapFiles {
  units: Topology;
  water: FeatureCollection;
  seats: readonly Seat[];
  relief?: { paper: string; night: string };
}

export interface Library {
  readonly catalogue: Catalogue;
  /** The data of a layer. A reader's own layer brings its data. */
  layer(layer: KnownLayer): LayerData | Promise<LayerData>;
  basemap(): Promise<BasemapFiles>;
  plan(): Promise<PlanIndex>;
  search(): Promise<readonly SearchRow[]>;
  tours(): Promise<TourIndex>;
  timeline(): Promise<Timeline>;
  quality(): Promise<QualityReport>;
  frames(): Promise<PlanFrameIndex>;
  /** Absolute address of a built file. */
  address(file: BuiltFile): string;
}

/** Milliseconds after which a page that is being left is gone. */
const LEAVING = 500;

/**
 * Like `fetch`, but ignores requests that the browser aborts because the page is being left. Firefox rejects those.
 * If the page stays or comes back, the request is sent once more.
 */
async function fetchStaying(address: string): Promise<Response> {
  let isLeaving = false as boolean;
  const leave = (): void => {
    isLeaving = true;
  };
  addEventListener('beforeunload', leave);
  addEventListener('pagehide', leave);
  try {
    return await fetch(address);
  } catch (error) {
    if (!isLeaving) throw error;
    await new Promise((done) => setTimeout(done, LEAVING));
    return await fetch(address);
  } finally {
    removeEventListener('beforeunload', leave);
    removeEventListener('pagehide', leave);
  }
}

/** JSON at an address. Throws an Error with the address and the answer. */
export async function fetchJson(address: string): Promise<unknown> {
  const response = await fetchStaying(address);
  if (!response.ok)
    throw new Error(`${new URL(address).pathname}: got HTTP ${String(response.status)}, expected 200`);
  // Some hosts answer with an HTML page for missing files.
  if (response.headers.get('Content-Type')?.includes('html'))
    throw new Error(`${new URL(address).pathname}: got HTTP 200 with a page, expected JSON`);
  return response.json();
}

/**
 * Whether an error of `fetchJson` means that the server answers but no longer has the file. Browsers' errors for
 * modules do not show this. Repeating the import of a module is useless, because browsers keep the failure.
 */
export const isGone = (reason: string): boolean =>
  /: got HTTP (404|410|200 with a page),|dynamically imported module|module script failed/i.test(reason);

/** The catalogue at that address. */
export const openCatalogue = async (address: string): Promise<Catalogue> =>
  readCatalogue(await fetchJson(address));

/** All built files of a catalogue. `base` is the absolute address of catalogue.json. */
export function openLibrary(catalogue: Catalogue, base: string): Library {
  const kept = new Map<string, Promise<unknown>>();
  const address = (file: BuiltFile): string => new URL(file.href, base).href;
  const once = <T>(key: string, read: () => Promise<T>): Promise<T> => {
    const found = kept.get(key) as Promise<T> | undefined;
    if (found) return found;
    const started = read();
    kept.set(key, started);
    started.catch(() => kept.delete(key));
    return started;
  };
  const json = <T>(file: BuiltFile): Promise<T> => fetchJson(address(file)) as Promise<T>;
  return {
    catalogue,
    address,
    layer: (layer) =>
      'data' in layer
        ? layer.data
        : once(`layer ${layer.id}`, async () =>
            readLayerData(layer.id, await fetchJson(address(layer.file))),
          ),
    basemap: () =>
      once('basemap', async () => {
        const { units, water, seats, relief } = catalogue.basemap;
        const [u, w, s] = await Promise.all([
          json<Topology>(units),
          json<FeatureCollection>(water),
          json<readonly Seat[]>(seats),
        ]);
        return {
          units: u,
          water: w,
          seats: s,
          relief: { paper: address(relief.paper), night: address(relief.night) },
        };
      }),
    plan: () => once('plan', () => json<PlanIndex>(catalogue.plan)),
    search: () => once('search', () => json<readonly SearchRow[]>(catalogue.search)),
    tours: () => once('tours', () => json<TourIndex>(catalogue.tours)),
    timeline: () => once('timeline', () => json<Timeline>(catalogue.timeline)),
    quality: () => once('quality', () => json<QualityReport>(catalogue.quality)),
    frames: () => once('frames', () => json<PlanFrameIndex>(catalogue.frames)),
  };
}
