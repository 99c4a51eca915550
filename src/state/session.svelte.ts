/**
 * The one shared state of a door: its View, what is highlighted here and now, what failed, what to say. Its panels, and what
 * it gives back after a story, have classes of their own.
 */
import type { Combination } from '../domain/layer/catalogue.ts';
import type { Feature, FeatureRef, LayerData } from '../domain/layer/feature.ts';
import { Layers, type KnownLayer } from '../domain/layer/layers.ts';
import type { Bounds, Camera } from '../domain/geometry/geo.ts';
import type { Catalogue, OwnLayer } from '../domain/layer/catalogue.ts';
import { oneLine } from '../domain/text/one-line.ts';
import { say, type Word } from '../domain/text/text.ts';
import { home, select, turn, type View } from '../domain/view/view.ts';
import { isGone, type Library } from './load.ts';
import { Memory } from './memory.ts';
import { Panels } from './panels.svelte.ts';
import { renew } from './renew.ts';

/** Longest note, UTF-16 units. */
const LONGEST_NOTE = 120;

/** Where the map should go next; the map host carries it out and forgets it. */
export type Flight =
  /** `unseen`: only if the map shows none of them where it looks, or is about to look. */
  | { to: 'features'; refs: readonly FeatureRef[]; unseen?: boolean }
  | { to: 'bounds'; bounds: Bounds }
  | { to: 'camera'; camera: Camera }
  | { to: 'home' }
  | { to: 'zoom'; levels: number };

export class Session {
  readonly catalogue: Catalogue;
  /** Absent while the page is made at build time. */
  readonly library: Library | null;
  /** The View that the page shows as it comes. */
  readonly opening: View;
  readonly panels = new Panels();
  readonly memory = new Memory();
  /** The layers of the catalogue and those that the reader has brought; replaced as a whole. */
  layers: Layers;
  view: View;
  /** The camera as it is drawn right now, for the scale bar and "zoom in to see". */
  camera: Camera | null = $state.raw(null);
  /** The zoom at which least zooms are read: on a wall of large type less than the camera's (domain/map/basemap, drawnZoom). */
  zoom = $state.raw(0);
  /** Layers that could not be loaded or drawn, with the reason. */
  failed: Readonly<Record<string, string>> = $state.raw({});
  /** Features under the last tap, where it hit several, until one is chosen. */
  choices: readonly FeatureRef[] = $state.raw([]);
  /** What there was to choose from when a feature was last selected: its card leads back there if its very ref is among it. */
  offered: readonly FeatureRef[] = [];
  /** Highlighted besides the selection: a plan element's features. */
  highlighted: readonly FeatureRef[] = $state.raw([]);
  /** What stays highlighted when nothing else is: what the published view of an embed is about. */
  baseHighlights: readonly FeatureRef[] = [];
  /** What occurs in layers at another moment than today, for their legends. */
  combinations: Readonly<Record<string, readonly Combination[]>> = $state.raw({});
  /** Quiet lines to tell. */
  notes: readonly { id: string; text: string; parts?: readonly string[] }[] = $state.raw([]);
  flight: Flight | null = $state.raw(null);
  /** Which map is in charge. */
  drawing: 'svg' | 'webgl' = $state.raw('svg');

  /** Whether WebGL is wanted: not before the page has come to rest; in an embed, its reader takes the map in hand. */
  live = $state.raw(false);

  /** Writes the View into the address as it stands, before the page is loaded anew; set by the door. */
  keepLink: () => void = () => undefined;
  /** Layers that were asked for again. */
  #retried: readonly string[] = [];

  constructor(catalogue: Catalogue, library: Library | null, opening = home(catalogue)) {
    this.catalogue = catalogue;
    this.library = library;
    this.opening = opening;
    this.layers = $state.raw(new Layers(catalogue));
    this.view = $state.raw(opening);
  }

  /**
   * Brings back the opening View and forgets what was done since: for the next visitor of a kiosk. The catalogue, the library,
   * and what the map says of itself (camera, zoom, which map draws) stay.
   */
  reset(): void {
    this.layers = new Layers(this.catalogue);
    // A new object, even where the View is the opening one: all that follows the View follows it again.
    this.view = { ...this.opening };
    // Also from the middle of a flight, when the View does not know yet that the map has left.
    const { at } = this.opening;
    this.flight = at ? { to: 'camera', camera: at } : { to: 'home' };
    this.choices = [];
    this.offered = [];
    this.highlighted = [];
    this.baseHighlights = [];
    this.combinations = {};
    this.failed = {};
    this.#retried = [];
    this.notes = [];
    this.panels.reset();
    this.memory.reset();
  }

  say(word: Word, fill: Readonly<Record<string, string | number>> = {}): string {
    return say(this.view.lang, word, fill);
  }

  entry(id: string): KnownLayer | undefined {
    return this.layers.get(id);
  }

  /**
   * The data of a layer, or the promise of it, which rejects when it cannot be loaded. Undefined if there is no such
   * layer, and while the page is made at build time.
   */
  layerData(id: string): LayerData | Promise<LayerData> | undefined {
    const layer = this.layers.get(id);
    return layer && this.library?.layer(layer);
  }

  /** Adds a layer of the reader's own and turns it on, or replaces the one with its id. */
  bring(layer: OwnLayer): void {
    this.layers = this.layers.with(layer);
    this.view = turn(this.catalogue, this.view, [layer.id], true);
  }
  /** Turns off and removes a layer of the reader's own. */
  drop(id: string): void {
    this.view = turn(this.catalogue, this.view, [id], false);
    this.layers = this.layers.without(id);
  }

  /** Tells the reader a line; what it quotes from outside may be of any length. */
  note(id: string, text: string): void {
    const line = oneLine(text, LONGEST_NOTE, '…');
    this.notes = [...this.notes.filter((n) => n.id !== id), { id, text: line }];
  }
  /** Tells the reader which parts of a link are ignored, after those that were told before. */
  noteIgnored(parts: readonly string[]): void {
    const before = this.notes.find(({ id }) => id === 'link')?.parts ?? [];
    const all = [...before, ...parts.filter((part) => !before.includes(part))];
    this.note('link', this.say('linkMended', { parts: all.join(' ') }));
    this.notes = this.notes.map((note) => (note.id === 'link' ? { ...note, parts: all } : note));
  }
  unnote(id: string): void {
    this.notes = this.notes.filter((n) => n.id !== id);
  }

  fail(layer: string, reason: string): void {
    // It was asked for again by hand, and its file is gone: the page of another edition has it.
    if (this.#retried.includes(layer) && isGone(reason)) void renew(this.keepLink, true);
    this.#retried = this.#retried.filter((id) => id !== layer);
    this.failed = { ...this.failed, [layer]: reason };
  }
  /** Forgets a failure and turns the layer off and on, so that whoever draws tries again. */
  retry(layer: string): void {
    this.#retried = [...this.#retried, layer];
    const { [layer]: _, ...rest } = this.failed;
    this.failed = rest;
    const { view } = this;
    this.view = turn(this.catalogue, view, [layer], false);
    queueMicrotask(() => (this.view = turn(this.catalogue, { ...this.view, sel: view.sel }, [layer], true)));
  }

  /** A tap: one feature is selected, several are offered, none clears. */
  pick(refs: readonly FeatureRef[]): void {
    this.choices = refs.length > 1 ? refs : [];
    if (refs.length <= 1) this.choose(refs[0] ?? null);
    else this.view = { ...this.view, sel: null };
    this.highlighted = this.baseHighlights;
  }

  /** Selects a feature (its layer goes on), or nothing. */
  choose(ref: FeatureRef | null): void {
    this.offered = this.choices;
    this.choices = [];
    this.view = select(this.catalogue, this.withoutElement(), ref);
    this.highlighted = this.baseHighlights;
  }

  /** The View without an element of the plan: what was hidden for it is seen again, unless the reader has changed that. */
  withoutElement(): View {
    const { view } = this;
    const before = this.memory.beforeElement;
    return { ...view, plan: null, hidden: before?.put === view.hidden ? before.hidden : view.hidden };
  }

  /** The feature, loaded if need be; null when its layer has no such feature. */
  async feature(ref: FeatureRef): Promise<Feature | null> {
    const data = await this.layerData(ref.layer);
    return data?.features.find((f) => f.properties.id === ref.feature) ?? null;
  }

  /** Moves the map so that these features fill it. */
  flyTo(refs: readonly FeatureRef[]): void {
    this.flight = { to: 'features', refs };
  }
}
