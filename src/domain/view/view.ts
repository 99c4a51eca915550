/** The app's one immutable value. Every gesture is View → View; every link is View ⇄ text. */
import type { Catalogue } from '../layer/catalogue.ts';
import type { FeatureRef } from '../layer/feature.ts';
import type { Camera } from '../geometry/geo.ts';
import type { Moment } from '../time/moment.ts';
import type { Scheme } from '../legend/palette.ts';

export type Lang = 'zh' | 'en';

/** A chapter of a tour, by their ids. */
export interface StoryRef {
  readonly tour: string;
  readonly chapter: string;
}

export interface View {
  /** Layer ids that are on: in catalogue order, then a reader's own layers in the order in which they went on. */
  readonly on: readonly string[];
  /** Opacity 0 to 1 of layers whose opacity is not 1. */
  readonly opacity: Readonly<Record<string, number>>;
  /** Hidden classes, by layer. Layers without hidden classes are left out. */
  readonly hidden: Readonly<Record<string, readonly string[]>>;
  /** The camera. Null: the atlas's opening bounds, fitted to the screen. */
  readonly at: Camera | null;
  readonly sel: FeatureRef | null;
  /** Element of the plan index whose features are highlighted. */
  readonly plan: string | null;
  /** The moment of the map. Null: today. */
  readonly moment: Moment;
  /** Current chapter of a story. */
  readonly story: StoryRef | null;
  readonly lang: Lang;
  readonly scheme: Scheme;
}

/** The opening view of a catalogue. */
export const home = (catalogue: Catalogue): View => ({
  on: catalogue.layers.filter((l) => l.on).map((l) => l.id),
  opacity: {},
  hidden: {},
  at: null,
  sel: null,
  plan: null,
  moment: null,
  story: null,
  lang: 'zh',
  scheme: 'paper',
});

function inOrder(catalogue: Catalogue, ids: ReadonlySet<string>): string[] {
  const listed = catalogue.layers.filter((l) => ids.has(l.id)).map((l) => l.id);
  return [...listed, ...[...ids].filter((id) => !listed.includes(id))];
}

/** Turns layers on or off, also a reader's own, which the catalogue does not have. A selection in a layer that goes off is cleared. */
export function turn(catalogue: Catalogue, view: View, ids: readonly string[], on: boolean): View {
  const set = new Set(view.on);
  for (const id of ids)
    if (on) set.add(id);
    else set.delete(id);
  return { ...view, on: inOrder(catalogue, set), sel: view.sel && set.has(view.sel.layer) ? view.sel : null };
}

const isListed = ({ layers }: Catalogue, id: string): boolean => layers.some((layer) => layer.id === id);

/** What a view says of those of its layers that are wanted. */
function layersIn(
  { on, opacity, hidden }: View,
  isWanted: (id: string) => boolean,
): Pick<View, 'on' | 'opacity' | 'hidden'> {
  const only = <T>(of: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(of).filter(([id]) => isWanted(id)));
  return { on: on.filter(isWanted), opacity: only(opacity), hidden: only(hidden) };
}

/** The view without a reader's own layers: links have only layers of the catalogue, which all readers have. */
export const withoutOwn = (catalogue: Catalogue, view: View): View => ({
  ...view,
  ...layersIn(view, (id) => isListed(catalogue, id)),
  sel: view.sel && isListed(catalogue, view.sel.layer) ? view.sel : null,
});

/** The view of a link with the reader's own layers as they are in `before`. */
export function keepOwn(catalogue: Catalogue, view: View, before: View): View {
  const { on, opacity, hidden } = layersIn(before, (id) => !isListed(catalogue, id));
  if (on.length === 0) return view;
  return {
    ...turn(catalogue, view, on, true),
    opacity: { ...view.opacity, ...opacity },
    hidden: { ...view.hidden, ...hidden },
  };
}

/** Turns on only that layer. */
export const solo = (catalogue: Catalogue, view: View, id: string): View =>
  turn(catalogue, { ...view, on: [], sel: view.sel?.layer === id ? view.sel : null }, [id], true);

/** Sets a layer's opacity, limited to 0.1 to 1. An opacity of 1 is not stored. */
export function fade(view: View, id: string, opacity: number): View {
  const { [id]: _, ...rest } = view.opacity;
  const kept = Math.round(Math.min(1, Math.max(0.1, opacity)) * 100) / 100;
  return { ...view, opacity: kept === 1 ? rest : { ...rest, [id]: kept } };
}

/** Shows or hides a class. A selected feature of the class stays selected, and its card names the class. */
export function hide(view: View, layer: string, value: string, hidden: boolean): View {
  const { [layer]: before = [], ...rest } = view.hidden;
  const now = before.filter((v) => v !== value);
  if (hidden) now.push(value);
  return { ...view, hidden: now.length > 0 ? { ...rest, [layer]: now.sort() } : rest };
}

/** The features whose class is not hidden. It is the same list if no class is hidden. */
export const shown = <T extends { properties: { class?: string } }>(
  features: readonly T[],
  hidden: readonly string[] | undefined,
): readonly T[] =>
  hidden === undefined ? features : features.filter((f) => !hidden.includes(f.properties.class ?? ''));

/** Selects a feature and turns on its layer, or clears the selection. */
export const select = (catalogue: Catalogue, view: View, sel: FeatureRef | null): View =>
  sel ? { ...turn(catalogue, view, [sel.layer], true), sel, plan: null } : { ...view, sel: null };

/** The opening view, in the current language and colour scheme. */
export const reopen = (catalogue: Catalogue, { lang, scheme }: View): View => ({
  ...home(catalogue),
  lang,
  scheme,
});
