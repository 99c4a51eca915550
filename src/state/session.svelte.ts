/**
 * The shared state of a door: its View, highlights, failures and notes. Two parts have classes of their own: the
 * panels (`Panels`), and the state that is restored after a story (`Memory`).
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

/** Where the map should go next. The map host carries it out and clears it. */
export type Flight =
  /** `unseen`: move only if none of the features is visible, now or at the end of the current flight. */
  | { to: 'features'; refs: readonly FeatureRef[]; unseen?: boolean }
  | { to: 'bounds'; bounds: Bounds }
  | { to: 'camera'; camera: Camera }
  | { to: 'home' }
  | { to: 'zoom'; levels: number };

export class Session {
  readonly catalogue: Catalogue;
  /** Null while the build renders the page. */
  readonly library: Library | null;
  /** The View with which the page opens. */
  readonly opening: View;
  readonly panels = new Panels();
  readonly memory = new Memory();
  /** The layers of the catalogue and those that the reader has brought; replaced as a whole. */
  layers: Layers;
  view: View;
  /** The camera of the present frame, for the scale bar and "zoom in to see". */
  camera: Camera | null = $state.raw(null);
  /**
   * The zoom compared with least zooms. With large type it is less than the camera's (domain/map/basemap, drawnZoom).
   */
  zoom = $state.raw(0);
  /** Layers that could not be loaded or drawn, with the reason. */
  failed: Readonly<Record<string, string>> = $state.raw({});
  /** Features under the last ambiguous tap, until the reader chooses one. */
  choices: readonly FeatureRef[] = $state.raw([]);
  /** Candidates of the last ambiguous tap. The card offers "back to list" if its ref is one of them, by identity. */
  offered: readonly FeatureRef[] = [];
  /** Features highlighted besides the selection: those of an element of the plan. */
  highlighted: readonly FeatureRef[] = $state.raw([]);
  /** Features highlighted when no others are: those of an embed's published view. */
  baseHighlights: readonly FeatureRef[] = [];
  /** Present combinations by layer at a moment other than today, for the legends. */
  combinations: Readonly<Record<string, readonly Combination[]>> = $state.raw({});
  /** Notices for the reader. */
  notes: readonly { id: string; text: string; parts?: readonly string[] }[] = $state.raw([]);
  flight: Flight | null = $state.raw(null);
  /** Which map is in charge. */
  drawing: 'svg' | 'webgl' = $state.raw('svg');

  /**
   * Whether the GL map should open: in the explore door once the page is at rest, in an embed once its reader uses it.
   */
  live = $state.raw(false);

  /** Writes the View into the address before the page reloads; set by the door. */
  keepLink: () => void = () => undefined;
  /** Layers that the reader has retried. */
  #retried: readonly string[] = [];

  constructor(catalogue: Catalogue, library: Library | null, opening = home(catalogue)) {
    this.catalogue = catalogue;
    this.library = library;
    this.opening = opening;
    this.layers = $state.raw(new Layers(catalogue));
    this.view = $state.raw(opening);
  }

  /**
   * Restores the opening View and clears everything since, for the next visitor of a kiosk. The catalogue, the
   * library, and the map's reports (camera, zoom, which map draws) stay.
   */
  reset(): void {
    this.layers = new Layers(this.catalogue);
    // A new object, even if the View equals the opening one, so that all effects that depend on it run.
    this.view = { ...this.opening };
    // Move even if `view.at` is the opening camera: during a flight the View does not have the map's camera yet.
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
    this.layers = this.layers.adding(layer);
    this.view = turn(this.catalogue, this.view, [layer.id], true);
  }
  /** Turns off and removes a layer of the reader's own. */
  drop(id: string): void {
    this.view = turn(this.catalogue, this.view, [id], false);
    this.layers = this.layers.without(id);
  }

  /** Shows a notice. Quotes in it may be of any length. */
  note(id: string, text: string): void {
    const line = oneLine(text, LONGEST_NOTE, '…');
    this.notes = [...this.notes.filter((n) => n.id !== id), { id, text: line }];
  }
  /** Shows a notice with the ignored parts of a link, added to those of earlier notices. */
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
    // The retry failed because the file is gone: the page of another edition has it.
    if (this.#retried.includes(layer) && isGone(reason)) void renew(this.keepLink, true);
    this.#retried = this.#retried.filter((id) => id !== layer);
    this.failed = { ...this.failed, [layer]: reason };
  }
  /** Clears a failure and turns the layer off and on, so that the map tries again. */
  retry(layer: string): void {
    this.#retried = [...this.#retried, layer];
    const { [layer]: _, ...rest } = this.failed;
    this.failed = rest;
    const { view } = this;
    this.view = turn(this.catalogue, view, [layer], false);
    queueMicrotask(() => (this.view = turn(this.catalogue, { ...this.view, sel: view.sel }, [layer], true)));
  }

  /** Handles a tap: selects the only feature, offers several as a list, or clears the selection. */
  pick(refs: readonly FeatureRef[]): void {
    this.choices = refs.length > 1 ? refs : [];
    if (refs.length <= 1) this.choose(refs[0] ?? null);
    else this.view = { ...this.view, sel: null };
    this.highlighted = this.baseHighlights;
  }

  /** Selects a feature and turns its layer on, or clears the selection. */
  choose(ref: FeatureRef | null): void {
    this.offered = this.choices;
    this.choices = [];
    this.view = select(this.catalogue, this.withoutElement(), ref);
    this.highlighted = this.baseHighlights;
  }

  /**
   * The View without an element of the plan. Classes hidden for it are shown again, unless the reader has changed
   * them.
   */
  withoutElement(): View {
    const { view } = this;
    const before = this.memory.beforeElement;
    return { ...view, plan: null, hidden: before?.put === view.hidden ? before.hidden : view.hidden };
  }

  /** The feature, after loading its layer if needed; null if the layer has no such feature. */
  async feature(ref: FeatureRef): Promise<Feature | null> {
    const data = await this.layerData(ref.layer);
    return data?.features.find((f) => f.properties.id === ref.feature) ?? null;
  }

  /** Moves the map so that these features fill it. */
  flyTo(refs: readonly FeatureRef[]): void {
    this.flight = { to: 'features', refs };
  }
}
