/** Hands arcs and trips to deck.gl. Loads deck.gl when the first ones arrive. */
import type { Map as MapLibre } from 'maplibre-gl';
import type { FeatureRef } from '../../domain/layer/feature.ts';
import type { Flows } from './flows.ts';
import type { Flowing } from '../scene/scene.types.ts';

export interface PortEvents {
  /** Called when they are drawn, or cannot be drawn. */
  settled: () => void;
  /** Called when deck.gl's WebGL context was lost. */
  lost: () => void;
  /** Called when deck.gl could not be loaded or cannot draw these layers. */
  failed: (layers: readonly string[], message: string) => void;
}

export class FlowLoader {
  readonly #map: MapLibre;
  readonly #events: PortEvents;
  #flowing: Flowing = { arcs: [], trips: [] };
  #flows: Flows | null = null;
  #opening = false;
  #closed = false;

  constructor(map: MapLibre, events: PortEvents) {
    this.#map = map;
    this.#events = events;
  }

  get busy(): boolean {
    return this.#opening;
  }

  show({ arcs, trips }: Flowing): void {
    this.#flowing = { arcs, trips };
    if (this.#flows) this.#flows.show(this.#flowing);
    else if (arcs.length + trips.length > 0 && !this.#opening) void this.#open();
  }

  pick(at: { x: number; y: number }, tolerance: number): FeatureRef | null {
    return this.#flowing.arcs.length > 0 ? (this.#flows?.pick(at, tolerance) ?? null) : null;
  }

  hover(ref: FeatureRef | null): void {
    this.#flows?.hover(ref);
  }

  close(): void {
    this.#closed = true;
    this.#flows?.close();
    this.#flows = null;
  }

  async #open(): Promise<void> {
    this.#opening = true;
    try {
      const { openFlows } = await import('./flows.ts');
      if (this.#closed) return;
      this.#flows = openFlows(this.#map, {
        ready: () => {
          this.#settle();
        },
        lost: this.#events.lost,
        failed: (error) => {
          this.#fail(error);
        },
      });
      this.#flows.show(this.#flowing);
    } catch (error) {
      this.#fail(error);
    }
  }

  #settle(): void {
    this.#opening = false;
    if (!this.#closed) this.#events.settled();
  }

  #fail(error: unknown): void {
    this.#settle();
    if (this.#closed) return;
    const { arcs, trips } = this.#flowing;
    const layers = [...new Set([...arcs, ...trips].map(({ ref }) => ref.layer))];
    this.#events.failed(layers, error instanceof Error ? error.message : String(error));
  }
}
