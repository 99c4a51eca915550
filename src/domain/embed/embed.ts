/**
 * The part of an embed's address after `#`: a whole View, and the options that only embeds have. Example:
 * `title=A%20map&toggle=rail-hsr,stations&live=1&host=https://news.example&ground=auto`. The page opens with its
 * published view, so the link leaves out all values that the published view has too.
 */
import type { Catalogue } from '../layer/catalogue.ts';
import { decodeView, encodeView, LINK_VERSION, type Decoded } from '../view/link.ts';
import { hostOf } from './origin.ts';
import type { Scheme } from '../legend/palette.ts';
import { titleLine } from '../view/title.ts';
import type { View } from '../view/view.ts';

export interface EmbedOptions {
  /** Layers that the reader may turn on and off, in catalogue order. */
  readonly toggle: readonly string[];
  /** Whether the GL map (WebGL) starts at once instead of on the first touch. */
  readonly live: boolean;
  /** Origins of the pages that may exchange messages with the map. If empty, the map exchanges none. */
  readonly hosts: readonly string[];
  /** `auto` follows the reader's light or dark mode. */
  readonly scheme: Scheme | 'auto';
  /** Heading over the map. If empty: the title of the published view, or the names of the layers shown. */
  readonly title: string;
}

export const EMBED_DEFAULTS: EmbedOptions = { toggle: [], live: false, hosts: [], scheme: 'auto', title: '' };

export interface DecodedEmbed extends Decoded {
  options: EmbedOptions;
}

/** The link text, without `#`, of an embed whose page opens with `opening`. `options` hold the colour scheme. */
export function encodeEmbed(
  catalogue: Catalogue,
  view: View,
  opening: View,
  { toggle, live, hosts, scheme, title }: EmbedOptions,
): string {
  const line = titleLine(title);
  const parts = [
    encodeView(catalogue, { ...view, scheme: opening.scheme }, opening) || `v=${LINK_VERSION}`,
    ...(scheme === 'auto' ? [] : [`ground=${scheme}`]),
    ...(line ? [`title=${encodeURIComponent(line)}`] : []),
    ...(toggle.length > 0 ? [`toggle=${toggle.join(',')}`] : []),
    ...(live ? ['live=1'] : []),
    ...(hosts.length > 0 ? [`host=${hosts.join(',')}`] : []),
  ];
  const text = parts.join('&');
  return text === `v=${LINK_VERSION}` ? '' : text;
}

/** The view and options of a link text on a page that opens with `opening`. Never throws. */
export function decodeEmbed(catalogue: Catalogue, text: string, opening: View): DecodedEmbed {
  let options = EMBED_DEFAULTS;
  const { view, ignored } = decodeView(catalogue, text, opening, {
    title: (value) => {
      options = { ...options, title: titleLine(value) };
      return true;
    },
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
      options = { ...options, scheme: value };
      return true;
    },
  });
  const { scheme } = options;
  return { view: scheme === 'auto' ? view : { ...view, scheme }, options, ignored };
}

/**
 * Reads a list of origins from a link or from an editor's input: `hosts` has each origin once, `wrong` the other
 * text.
 */
export function readHosts(text: string): { hosts: readonly string[]; wrong: readonly string[] } {
  const parts = text.split(/[\s,;，；、]+/).filter(Boolean);
  const origins = parts.map(hostOf);
  return {
    hosts: [...new Set(origins.filter((origin) => origin !== null))],
    wrong: parts.filter((_, i) => origins[i] === null),
  };
}
