/** Caches layer data and the features drawn at past moments. A layer loads when it is on, and stays. */
import type { LayerData } from '../../domain/layer/feature.ts';
import type { KnownLayer, Layers } from '../../domain/layer/layers.ts';
import { atMoment, statesAt, type Moment } from '../../domain/time/moment.ts';
import { drawnOf, type Drawn } from '../layer/drawn.ts';

interface Kept {
  layer: KnownLayer;
  data: LayerData;
  /** Number of layers that had this id before: a reader may replace a layer of their own. */
  revision: number;
  /** Drawn features by the states of the features: years without a change share one entry. */
  drawn: Map<string, Drawn>;
}

export interface LayerCacheOptions {
  /** Of the catalogue: the date up to which its facts are known. */
  edition: string;
  /** The layers that there are at present. */
  layers: () => Layers;
  load: (layer: KnownLayer) => LayerData | Promise<LayerData>;
  /** Called when a layer has loaded (null) or failed (the reason). */
  settled: (layer: string, failure: string | null) => void;
}

export class LayerCache {
  readonly #kept = new Map<string, Kept>();
  readonly #waiting = new Set<string>();
  readonly #options: LayerCacheOptions;
  /** The layers that were on when the cache was last asked. Unknown ones are undefined. */
  #on: ReadonlyMap<string, KnownLayer | undefined> = new Map();

  constructor(options: LayerCacheOptions) {
    this.#options = options;
  }

  /** Whether the layer has loaded, and has not been replaced or removed since. */
  has(id: string): boolean {
    const kept = this.#kept.get(id);
    return kept !== undefined && kept.layer === this.#options.layers().get(id);
  }

  /** All layers that have loaded, as they are at a moment. */
  drawn(moment: Moment): ReadonlyMap<string, Drawn> {
    return new Map(
      [...this.#kept].filter(([id]) => this.has(id)).map(([id, kept]) => [id, this.#at(kept, moment)]),
    );
  }

  #at({ layer, data, revision, drawn }: Kept, moment: Moment): Drawn {
    const { edition } = this.#options;
    const states = `${String(revision)} ${statesAt(data.features, moment, edition)}`;
    const found = drawn.get(states);
    if (found) return found;
    const features = atMoment(data.features, moment, edition);
    const made = drawnOf(layer, { ...data, features }, states);
    drawn.set(states, made);
    return made;
  }

  /** Whether a layer that is on is still loading. */
  get busy(): boolean {
    return [...this.#waiting].some((id) => this.#on.has(id));
  }

  /**
   * Loads the layers that are on and missing. Resolves when each of them has failed, or is ready to draw as it is at
   * `moment`. A layer that failed is tried again when it is turned on again, or replaced.
   */
  async want(on: readonly string[], moment: Moment): Promise<void> {
    const before = this.#on;
    const layers = this.#options.layers();
    this.#on = new Map(on.map((id) => [id, layers.get(id)]));
    const isNew = (id: string): boolean => !before.has(id) || before.get(id) !== layers.get(id);
    const missing = on.filter((id) => isNew(id) && !this.has(id) && !this.#waiting.has(id));
    await Promise.all(missing.map((id) => this.#fetch(id, moment)));
  }

  async #fetch(id: string, moment: Moment): Promise<void> {
    this.#waiting.add(id);
    let failure: string | null = null;
    try {
      const layer = this.#options.layers().need(id);
      const data = await this.#options.load(layer);
      const before = this.#kept.get(id);
      const kept: Kept = { layer, data, revision: before ? before.revision + 1 : 0, drawn: new Map() };
      // Prepares this layer now, while others still load.
      this.#at(kept, moment);
      this.#kept.set(id, kept);
    } catch (error) {
      failure = error instanceof Error ? error.message : String(error);
    }
    this.#waiting.delete(id);
    this.#options.settled(id, failure);
  }
}
