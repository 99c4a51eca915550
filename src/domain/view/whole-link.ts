/** Links that mean the same on all pages. A separate file, because only embeds write them. */
import { LINK_VERSION, partsOf } from './link.ts';
import type { Scheme } from '../legend/palette.ts';
import type { View } from './view.ts';

/** Keys whose opening values differ between pages. A link for all pages has these keys even if they are empty. */
const PAGES_DIFFER: readonly string[] = ['on', 'hide', 't', 'story'];

/** The link text of a view for any page. Without a scheme, the page of the link keeps its own. */
export const encodeWhole = (view: View, scheme: Scheme | null = view.scheme): string =>
  Object.entries({ v: LINK_VERSION, ...partsOf(view), ground: scheme ?? '' })
    .filter(([key, text]) => text !== '' || PAGES_DIFFER.includes(key))
    .map(([key, text]) => `${key}=${text}`)
    .join('&');
