/**
 * View ⇄ text of a link: `v=1&on=rail-hsr,stations&at=34.75,113.62,8.2&sel=rail-hsr/zhengyu&t=2023-10-28&lang=en`.
 * Defaults are left out, and the order of the parts does not matter. Any text can be decoded: parts that cannot be
 * read are reported, and the opening view applies instead.
 */
import type { Catalogue } from '../layer/catalogue.ts';
import { refOf, refText } from '../layer/feature.ts';
import type { Camera } from '../geometry/geo.ts';
import { linkParts, wasAdded } from './link-text.ts';
import { isMoment } from '../time/moment.ts';
import { isAllowed } from './pan-limits.ts';
import { home, withoutOwn, type Lang, type View } from './view.ts';

export const LINK_VERSION = '1';

export interface Decoded {
  view: View;
  /** Parts that could not be read, as they are in the link. */
  ignored: readonly string[];
}

/** The address of a layer's page, relative to the atlas. */
export const pageOf = (layer: string, lang: Lang): string => `layers/${layer}/${lang === 'zh' ? '' : 'en/'}`;

/** The address of the page of the plan's elements, relative to the atlas. */
export const planPageOf = (lang: Lang): string => `plan/${lang === 'zh' ? '' : 'en/'}`;

/** The parts of a view as written in a link. Empty if a value is absent. */
export const partsOf = (view: View): Record<string, string> => ({
  on: view.on.join(','),
  op: listed(view.opacity, String),
  hide: listed(view.hidden, (values) => values.join('.')),
  at: view.at ? `${view.at.lat.toFixed(4)},${view.at.lon.toFixed(4)},${view.at.zoom.toFixed(2)}` : '',
  sel: view.sel ? refText(view.sel) : '',
  plan: view.plan ?? '',
  t: view.moment ?? '',
  story: view.story ? `${view.story.tour}/${view.story.chapter}` : '',
  lang: view.lang,
  ground: view.scheme,
});
const listed = <T>(of: Readonly<Record<string, T>>, text: (value: T) => string): string =>
  Object.entries(of)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, value]) => `${id}:${text(value)}`)
    .join(',');

/** Value of a key that is present but empty: `t=` means today on a page that opens at another moment. */
const NOTHING: Readonly<Record<string, Partial<View>>> = {
  op: { opacity: {} },
  hide: { hidden: {} },
  at: { at: null },
  sel: { sel: null },
  plan: { plan: null },
  t: { moment: null },
  story: { story: null },
};

/** The link text, without `#`, of a view on a page that opens with `opening`. Empty for the opening view itself. */
export function encodeView(catalogue: Catalogue, view: View, opening = home(catalogue)): string {
  const before = partsOf(opening);
  const parts = Object.entries(partsOf(withoutOwn(catalogue, view)))
    .filter(([key, text]) => text !== before[key])
    .map(([key, text]) => `${key}=${text}`);
  return parts.length > 0 ? [`v=${LINK_VERSION}`, ...parts].join('&') : '';
}

/** Reads the value of one part. False if it cannot be read. */
export type Reader = (value: string) => boolean;

/**
 * The view of a link text on a page that opens with `opening`. Never throws. `more` reads parts that do not belong to
 * a View.
 */
export function decodeView(
  catalogue: Catalogue,
  text: string,
  opening = home(catalogue),
  more: Readonly<Record<string, Reader>> = {},
): Decoded {
  let view = opening;
  const ignored: string[] = [];
  const known = new Set(catalogue.layers.map((l) => l.id));
  const readers: Record<string, Reader> = {
    v: (value) => value === LINK_VERSION,
    on: (value) => {
      const ids = value.split(',').filter(Boolean);
      const set = new Set(ids.filter((id) => known.has(id)));
      // If all names are unknown, the opening layers stay, because an empty map would be useless.
      if (set.size > 0 || ids.length === 0)
        view = { ...view, on: catalogue.layers.filter((l) => set.has(l.id)).map((l) => l.id) };
      return ids.every((id) => set.has(id));
    },
    op: (value) => {
      const pairs = value.split(',').map((p): readonly [string, number] => {
        const [id = '', opacity = ''] = p.split(':');
        return [id, opacity === '' ? NaN : Number(opacity)];
      });
      const good = pairs.filter(([id, opacity]) => known.has(id) && opacity >= 0.1 && opacity < 1);
      view = { ...view, opacity: Object.fromEntries(good) };
      return good.length === pairs.length;
    },
    hide: (value) => {
      const pairs = value.split(',').map((p): readonly [string, readonly string[]] => {
        const [id = '', classes = ''] = p.split(':');
        return [id, classes.split('.').filter((c) => /^[a-z0-9-]+$/.test(c))];
      });
      const good = pairs.filter(([id, classes]) => known.has(id) && classes.length > 0);
      view = { ...view, hidden: Object.fromEntries(good.map(([id, c]) => [id, [...new Set(c)].sort()])) };
      return good.length === pairs.length;
    },
    at: (value) => {
      const at = cameraOf(catalogue, value);
      if (at) view = { ...view, at };
      return at !== null;
    },
    sel: (value) => {
      if (!/^[a-z0-9-]+\/[a-z0-9-]+$/.test(value) || !known.has(refOf(value).layer)) return false;
      view = { ...view, sel: refOf(value) };
      return true;
    },
    plan: (value) => {
      if (!/^[a-z0-9-]+$/.test(value)) return false;
      view = { ...view, plan: value };
      return true;
    },
    t: (value) => {
      if (!isMoment(value, catalogue.years)) return false;
      view = { ...view, moment: value };
      return true;
    },
    story: (value) => {
      const [, tour, chapter] = /^([a-z0-9-]+)\/([a-z0-9-]+)$/.exec(value) ?? [];
      if (tour === undefined || chapter === undefined) return false;
      view = { ...view, story: { tour, chapter } };
      return true;
    },
    lang: (value) => {
      if (value !== 'zh' && value !== 'en') return false;
      view = { ...view, lang: value };
      return true;
    },
    ground: (value) => {
      if (value !== 'paper' && value !== 'night') return false;
      view = { ...view, scheme: value };
      return true;
    },
    ...more,
  };
  for (const part of linkParts(text).filter((p) => !wasAdded(p))) {
    const { key, value } = part;
    const read = Object.hasOwn(readers, key) ? readers[key] : undefined;
    if (value === '' && Object.hasOwn(NOTHING, key)) view = { ...view, ...NOTHING[key] };
    else if (!read?.(value)) ignored.push(part.text);
  }
  // A selection turns on its layer, whatever the order of the parts.
  const { sel } = view;
  if (sel && !view.on.includes(sel.layer))
    view = {
      ...view,
      on: catalogue.layers.filter((l) => l.id === sel.layer || view.on.includes(l.id)).map((l) => l.id),
    };
  return { view, ignored };
}

function cameraOf(catalogue: Catalogue, value: string): Camera | null {
  const numbers = value.split(',').map((n) => (n.trim() === '' ? NaN : Number(n)));
  const [lat, lon, zoom] = numbers;
  if (numbers.length !== 3 || lat === undefined || lon === undefined || zoom === undefined) return null;
  const camera = { lat, lon, zoom };
  return isAllowed(catalogue, camera) ? camera : null;
}
