/**
 * Writes scripts, styles and data into a page. The build writes every inline element here: the page's policy allows
 * exactly these texts, and the build fails on any other (scripts/page-check.ts).
 */
import { tag } from '../../domain/embed/markup.ts';

type Attributes = Readonly<Record<string, string | undefined>>;

/** Texts of the inline elements written so far, by element name. */
export interface Written {
  readonly script: Set<string>;
  readonly style: Set<string>;
}
export const written: Written = { script: new Set(), style: new Set() };

function element(name: keyof Written, text: string, attributes: Attributes): string {
  if (text.toLowerCase().includes(`</${name}`))
    throw new Error(`page: got </${name} inside a ${name}, expected a text that does not end it`);
  written[name].add(text);
  return `${tag(name, attributes)}${text}</${name}>`;
}

/** A classic script or a style sheet, with its tags. */
export const scriptTag = (code: string, attributes: Attributes = {}): string =>
  element('script', code, attributes);
export const styleTag = (css: string, attributes: Attributes = {}): string =>
  element('style', css, attributes);

/**
 * JSON data for the page's script, in an element with an id. The text is escaped so that it cannot end the element.
 */
export const dataTag = (id: string, value: unknown): string =>
  `${tag('script', { type: 'application/json', id })}${JSON.stringify(value).replaceAll('<', '\\u003c')}</script>`;

const SVELTE_STYLE = /<style id="(svelte-[\w-]+)">([\s\S]*?)<\/style>/g;

/** The head that Svelte rendered, which holds only the components' styles. `change` may rewrite each style. */
export function svelteHead(head: string, change = (css: string): string => css): string {
  const rest = head
    .replace(SVELTE_STYLE, '')
    .replace(/<!--[\w-]*-->/g, '')
    .trim();
  if (rest) throw new Error(`page: got ${rest.slice(0, 80)} in a head, expected styles of components only`);
  return [...head.matchAll(SVELTE_STYLE)]
    .map(([, id = '', css = '']) => styleTag(change(css), { id }))
    .join('');
}
