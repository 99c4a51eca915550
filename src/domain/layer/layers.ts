/** The layers that maps, legends and cards can show: those of the catalogue, then those that a reader has brought. */
import type { Catalogue, CatalogueLayer, OwnLayer } from './catalogue.ts';

export type KnownLayer = CatalogueLayer | OwnLayer;

/** Immutable. A change of the reader's layers makes a new value, so that whoever shows them can compare. */
export class Layers {
  /** In the order of lists and legends. */
  readonly all: readonly KnownLayer[];
  readonly own: readonly OwnLayer[];
  readonly #catalogue: Pick<Catalogue, 'layers'>;
  readonly #byId: ReadonlyMap<string, KnownLayer>;

  /** Throws an Error if two layers have the same id. */
  constructor(catalogue: Pick<Catalogue, 'layers'>, own: readonly OwnLayer[] = []) {
    this.#catalogue = catalogue;
    this.own = own;
    this.all = [...catalogue.layers, ...own];
    this.#byId = new Map(this.all.map((layer) => [layer.id, layer]));
    const twice = this.all.find((layer) => this.#byId.get(layer.id) !== layer);
    if (twice) throw new Error(`layers: got two with the id ${twice.id}, expected different ids`);
  }

  get(id: string): KnownLayer | undefined {
    return this.#byId.get(id);
  }

  /** Throws an Error if there is no such layer. */
  need(id: string): KnownLayer {
    const found = this.get(id);
    if (!found) throw new Error(`layer ${id}: is neither in the catalogue nor one of the reader's own`);
    return found;
  }

  /** The layers with these ids, in the order of lists. Unknown ids are left out. */
  of(ids: readonly string[]): KnownLayer[] {
    return this.all.filter(({ id }) => ids.includes(id));
  }

  /** Adds a layer of the reader's own, or replaces the one with its id. */
  adding(layer: OwnLayer): Layers {
    return new Layers(this.#catalogue, [...this.own.filter(({ id }) => id !== layer.id), layer]);
  }

  /** Leaves out a layer of the reader's own. */
  without(id: string): Layers {
    return new Layers(
      this.#catalogue,
      this.own.filter((layer) => layer.id !== id),
    );
  }
}
