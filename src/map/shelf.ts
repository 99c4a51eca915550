/** The layers' data: asked for once a layer is on, kept as long as the stage. */
import type { Catalogue } from '../domain/catalogue.ts';
import type { LayerData } from '../domain/feature.ts';
import { drawnOf, type Drawn } from './drawn.ts';

export class Shelf {
  readonly drawn = new Map<string, Drawn>();
  readonly #waiting = new Set<string>();
  readonly #catalogue: Catalogue;
  readonly #load: (layer: string) => Promise<LayerData>;
  readonly #settled: (layer: string, failure: string | null) => void;
  #on: ReadonlySet<string> = new Set();

  /** `settled` is called when a layer's data is there (null) or could not be had (why). */
  constructor(
    catalogue: Catalogue,
    load: (layer: string) => Promise<LayerData>,
    settled: (layer: string, failure: string | null) => void,
  ) {
    this.#catalogue = catalogue;
    this.#load = load;
    this.#settled = settled;
  }

  /** Whether a layer that is on is still on its way. */
  get busy(): boolean {
    return [...this.#waiting].some((id) => this.#on.has(id));
  }

  /** Fetches what is on and not here; a layer that failed is tried again when it is turned on again. */
  want(on: readonly string[]): void {
    const before = this.#on;
    this.#on = new Set(on);
    for (const id of on)
      if (!before.has(id) && !this.drawn.has(id) && !this.#waiting.has(id)) void this.#fetch(id);
  }

  async #fetch(id: string): Promise<void> {
    this.#waiting.add(id);
    let failure: string | null = null;
    try {
      const entry = this.#catalogue.layers.find((layer) => layer.id === id);
      if (!entry) throw new Error(`layer ${id}: is not in the catalogue`);
      this.drawn.set(id, drawnOf(entry, await this.#load(id)));
    } catch (error) {
      failure = error instanceof Error ? error.message : String(error);
    }
    this.#waiting.delete(id);
    this.#settled(id, failure);
  }
}
