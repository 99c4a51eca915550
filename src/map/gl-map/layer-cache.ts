/** Caches layer data and the features drawn at past moments. A layer loads when it is on, and stays. */
import type { Catalogue, LayerEntry } from '../../domain/layer/catalogue.ts';
import type { LayerData } from '../../domain/layer/feature.ts';
import { atMoment, statesAt, type Moment } from '../../domain/time/moment.ts';
import { drawnOf, type Drawn } from '../layer/drawn.ts';

interface Kept {
  entry: LayerEntry;
  data: LayerData;
  /** Drawn features by the states of the features: years without a change share one entry. */
  drawn: Map<string, Drawn>;
}

export class LayerCache {
  readonly #kept = new Map<string, Kept>();
  readonly #waiting = new Set<string>();
  readonly #catalogue: Catalogue;
  readonly #load: (layer: string) => Promise<LayerData>;
  readonly #settled: (layer: string, failure: string | null) => void;
  #on: ReadonlySet<string> = new Set();

  /** `settled` is called when a layer has loaded (null) or failed (the reason). */
  constructor(
    catalogue: Catalogue,
    load: (layer: string) => Promise<LayerData>,
    settled: (layer: string, failure: string | null) => void,
  ) {
    this.#catalogue = catalogue;
    this.#load = load;
    this.#settled = settled;
  }

  has(id: string): boolean {
    return this.#kept.has(id);
  }

  /** All layers that have loaded, as they are at a moment. */
  drawn(moment: Moment): ReadonlyMap<string, Drawn> {
    return new Map([...this.#kept].map(([id, kept]) => [id, this.#at(kept, moment)]));
  }

  #at({ entry, data, drawn }: Kept, moment: Moment): Drawn {
    const { edition } = this.#catalogue;
    const states = statesAt(data.features, moment, edition);
    const found = drawn.get(states);
    if (found) return found;
    const features = atMoment(data.features, moment, edition);
    const made = drawnOf(entry, { ...data, features }, states);
    drawn.set(states, made);
    return made;
  }

  /** Whether a layer that is on is still loading. */
  get busy(): boolean {
    return [...this.#waiting].some((id) => this.#on.has(id));
  }

  /**
   * Loads the layers that are on and missing. Resolves when each of them has failed, or is ready to draw as it is at
   * `moment`. A layer that failed is tried again when it is turned on again.
   */
  async want(on: readonly string[], moment: Moment): Promise<void> {
    const before = this.#on;
    this.#on = new Set(on);
    const missing = on.filter((id) => !before.has(id) && !this.has(id) && !this.#waiting.has(id));
    await Promise.all(missing.map((id) => this.#fetch(id, moment)));
  }

  async #fetch(id: string, moment: Moment): Promise<void> {
    this.#waiting.add(id);
    let failure: string | null = null;
    try {
      const entry = this.#catalogue.layers.find((layer) => layer.id === id);
      if (!entry) throw new Error(`layer ${id}: is not in the catalogue`);
      const kept: Kept = { entry, data: await this.#load(id), drawn: new Map() };
      // Prepares this layer now, while others still load.
      this.#at(kept, moment);
      this.#kept.set(id, kept);
    } catch (error) {
      failure = error instanceof Error ? error.message : String(error);
    }
    this.#waiting.delete(id);
    this.#settled(id, failure);
  }
}
