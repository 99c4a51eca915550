/**
 * What an embed page is told after its `#`: all that a View is, and what only an embed has:
 * `toggle=rail-hsr,stations&live=1&host=https://news.example&ground=auto`.
 * The page opens with its plate, so what the plate says already is left out.
 */
import type { Catalogue } from './catalogue.ts';
import { decodeView, encodeView, LINK_VERSION, type Decoded } from './link.ts';
import { hostOf } from './origin.ts';
import type { Ground } from './palette.ts';
import type { View } from './view.ts';

export interface EmbedOptions {
  /** Layers that the reader may turn on and off, in catalogue order. */
  readonly toggle: readonly string[];
  /** Whether WebGL starts at once, not on the first touch. */
  readonly live: boolean;
  /** Origins of the pages that may talk to the map; without any it talks to nobody. */
  readonly hosts: readonly string[];
  /** `auto` follows the reader's light or dark mode. */
  readonly ground: Ground | 'auto';
}

export const EMBED_DEFAULTS: EmbedOptions = { toggle: [], live: false, hosts: [], ground: 'auto' };

export interface DecodedEmbed extends Decoded {
  options: EmbedOptions;
}

/** The link text of an embed whose page opens with `opening`, without `#`; the options say which ground. */
export function encodeEmbed(
  catalogue: Catalogue,
  view: View,
  opening: View,
  { toggle, live, hosts, ground }: EmbedOptions,
): string {
  const parts = [
    encodeView(catalogue, { ...view, ground: opening.ground }, opening) || `v=${LINK_VERSION}`,
    ...(ground === 'auto' ? [] : [`ground=${ground}`]),
    ...(toggle.length > 0 ? [`toggle=${toggle.join(',')}`] : []),
    ...(live ? ['live=1'] : []),
    ...(hosts.length > 0 ? [`host=${hosts.join(',')}`] : []),
  ];
  const text = parts.join('&');
  return text === `v=${LINK_VERSION}` ? '' : text;
}

/** The view and options that a link text means on a page that opens with `opening`; never throws. */
export function decodeEmbed(catalogue: Catalogue, text: string, opening: View): DecodedEmbed {
  let options = EMBED_DEFAULTS;
  const { view, ignored } = decodeView(catalogue, text, opening, {
    toggle: (value) => {
      const ids = new Set(value.split(',').filter(Boolean));
      const toggle = catalogue.layers.filter((l) => ids.has(l.id)).map((l) => l.id);
      options = { ...options, toggle };
      return toggle.length === ids.size;
    },
    live: (value) => {
      if (value !== '1' && value !== '0') return false;
      options = { ...options, live: value === '1' };
      return true;
    },
    host: (value) => {
      const { hosts, wrong } = readHosts(value);
      options = { ...options, hosts };
      return wrong.length === 0;
    },
    ground: (value) => {
      if (value !== 'auto' && value !== 'paper' && value !== 'night') return false;
      options = { ...options, ground: value };
      return true;
    },
  });
  const { ground } = options;
  return { view: ground === 'auto' ? view : { ...view, ground }, options, ignored };
}

/** The origins that a link or a person writes one after the other, each once; and what is written there but is none. */
export function readHosts(text: string): { hosts: readonly string[]; wrong: readonly string[] } {
  const parts = text.split(/[\s,;，；、]+/).filter(Boolean);
  const origins = parts.map(hostOf);
  return {
    hosts: [...new Set(origins.filter((origin) => origin !== null))],
    wrong: parts.filter((_, i) => origins[i] === null),
  };
}
