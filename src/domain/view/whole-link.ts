/** Links that mean the same on all pages: apart from other links, since only embeds tell them. */
import { LINK_VERSION, partsOf } from './link.ts';
import type { Scheme } from '../legend/palette.ts';
import type { View } from './view.ts';

/** What pages open with each in their own way: a link that is to mean the same on all of them says it even where it is nothing. */
const PAGES_DIFFER: readonly string[] = ['on', 'hide', 't', 'story'];

/** The link text of a view that means the same on whatever page; without a scheme, the reader keeps the one at hand. */
export const encodeWhole = (view: View, scheme: Scheme | null = view.scheme): string =>
  Object.entries({ v: LINK_VERSION, ...partsOf(view), ground: scheme ?? '' })
    .filter(([key, text]) => text !== '' || PAGES_DIFFER.includes(key))
    .map(([key, text]) => `${key}=${text}`)
    .join('&');
