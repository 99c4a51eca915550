/**
 * Browsers' translators put texts into elements of their own. A block that begins or ends with text would leave them
 * behind when it is removed (src/ui/page/translated.ts). So blocks of components in live pages begin and end with
 * elements.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';

const src = resolve(import.meta.dirname, '../src');
/** Components of pages that are rendered once and never hydrated. */
const STATIC = /^app\/(page\/|embed\/(CodeBox|GalleryPage|GuidePage))/;
const components = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('.svelte') && !STATIC.test(path),
);

interface Node {
  type?: string;
  data?: string;
  start: number;
  end: number;
  nodes?: Node[];
}
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;
const HOLDERS = /Root|Block|Component/;
const WITHOUT_PLACE = /ConstTag|Comment|SnippetBlock|SvelteWindow|SvelteDocument|SvelteHead/;
const isBlank = ({ type = '', data = '' }: Node): boolean =>
  WITHOUT_PLACE.test(type) || (type === 'Text' && data.trim() === '');

/** Texts with which blocks of a component begin or end. */
function edges(source: string): string[] {
  const found = new Set<string>();
  const visit = (value: unknown, holder: string): void => {
    if (!isNode(value)) return;
    if (value.type === 'Fragment' && HOLDERS.test(holder)) {
      const nodes = (value.nodes ?? []).filter((node) => !isBlank(node));
      for (const node of [nodes.at(0), nodes.at(-1)])
        if (node && /^(Text|ExpressionTag)$/.test(node.type ?? ''))
          found.add(source.slice(node.start, node.end).trim());
    }
    for (const part of Object.values(value)) visit(part, value.type ?? holder);
  };
  visit(parse(source, { modern: true }).fragment, 'Root');
  return [...found];
}

describe('a component in a translated page', () => {
  it.each(components)('%s has elements at the edges of its blocks', (path) => {
    expect(edges(readFileSync(join(src, path), 'utf8'))).toEqual([]);
  });
  it('is detected if one of its blocks is text', () => {
    expect(edges('{#if a}<i>b</i>{c}{/if}<p>{d}</p>{#each e as f}g{/each}')).toEqual(['{c}', 'g']);
  });
});
