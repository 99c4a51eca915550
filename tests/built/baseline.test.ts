/**
 * The built files, libraries included, use only features of the oldest supported browsers (package.json,
 * browserslist): no younger syntax, and no younger names but those below, each with its fallback.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse, type AnyNode } from 'acorn';
import { parse as parseHtml, type DefaultTreeAdapterTypes } from 'parse5';
import postcss from 'postcss';
import { describe, expect, it } from 'vitest';
import { isYoungProperty, youngGlobals, youngMembers, youngMethods, youngStyle } from '../compat.js';

const dist = resolve(import.meta.dirname, '../../dist');
const built = readdirSync(dist, { recursive: true, encoding: 'utf8' });
const read = (file: string): string => readFileSync(join(dist, file), 'utf8');

/** Younger names in scripts. Their callers test first whether they exist. */
const PROBED = [
  '.captureStackTrace()', // luma.gl: Error.captureStackTrace?.()
  'Error.captureStackTrace',
  '.createPolicy()', // Svelte: trusted types
  '.createHTML()',
  '.replaceSync()', // channel/component: else a <style>
  '.timeRemaining()', // ui/map/webgl, map/gl-map/glyph-prefetch: else a timer
  'requestIdleCallback',
  'GPUDevice', // deck.gl: WebGPU, which is not used
  'OffscreenCanvas', // MapLibre, TinySDF, luma.gl: else a canvas element
  'globalThis.OffscreenCanvas',
  'VideoFrame', // luma.gl: instanceof test
  'globalThis.Float16Array', // luma.gl: else Uint16Array
  'globalThis.mozInnerScreenX', // luma.gl: detects Firefox
  'window.orientation', // probe.gl: detects phones
];
/** Methods of our own and of libraries that have the name of a younger method of browsers. */
const NAMESAKES = [
  ...[
    'broadcast',
    'capture',
    'clamp',
    'connected',
    'destroy',
    'dispatch',
    'div',
    'entry',
    'equals',
    'format',
    'getCapabilities',
  ],
  ...[
    'getIds',
    'getInfo',
    'getLayers',
    'getStats',
    'hide',
    'identity',
    'in',
    'isActive',
    'lost',
    'number',
    'paint',
    'path',
  ],
  ...['properties', 'range', 'retry', 'run', 'subscribe', 'take', 'to', 'toArray', 'touchend', 'touchmove'],
  ...['touchstart', 'unsubscribe', 'watch'],
].map((name) => `.${name}()`);
/** Younger names in style sheets. Without them the page is only less refined. */
const ORNAMENTS = [
  ':-moz-range-progress', // sliders in Firefox
  ':-moz-range-thumb',
  ':-moz-range-track',
  '@page', // for printed pages, like the next ones
  'break-after: avoid',
  'cursor: default', // phones have none
  'cursor: grab',
  'cursor: grabbing',
  'cursor: pointer',
  'font-family: ui-monospace', // else the next font of the list
  'forced-color-adjust',
  'resize', // iOS does not resize fields
  ':-webkit-search-cancel-button', // Firefox has no cross to hide
  '-webkit-tap-highlight-color',
  '-webkit-touch-callout',
  ':details-content', // else the embed's legend is folded
  'content-visibility', // for the same
  'color-mix()', // a fainter underline on layer pages
  'print-color-adjust', // beside its prefixed form
  'scrollbar-width',
  'text-spacing-trim',
  'text-wrap',
  'user-select', // beside its prefixed form
  'size', // of printed pages
];

/** Texts of the inline elements of that name in all pages, each distinct text once. */
function inline(name: 'script' | 'style'): string[] {
  const found = new Set<string>();
  const walk = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node && node.tagName === name && !node.attrs.some((a) => a.value === 'application/json'))
      for (const child of node.childNodes) if ('value' in child) found.add(child.value);
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  for (const file of built) if (file.endsWith('.html')) walk(parseHtml(read(file)));
  return [...found];
}

const [globals, methods] = [new Set(youngGlobals), new Set(youngMethods)];
const members = new Set(youngMembers.map(({ object, property }) => `${object}.${property}`));
const LOOKBEHIND = /\(\?<[=!]/;

/** Names in a script that are younger than the baseline. Throws on younger syntax. */
function youngIn(code: string): Set<string> {
  const found = new Set<string>();
  const tell = (name: string): void => void found.add(name);
  const visit = (node: AnyNode, parent: AnyNode | null): void => {
    if (node.type === 'StaticBlock') tell('static {}');
    if (node.type === 'Literal' && LOOKBEHIND.test(node.regex?.pattern ?? String(node.value)))
      tell('lookbehind');
    if (node.type === 'TemplateElement' && LOOKBEHIND.test(node.value.raw)) tell('lookbehind');
    const isKey =
      (parent?.type === 'MemberExpression' && parent.property === node && !parent.computed) ||
      ((parent?.type === 'Property' || parent?.type.endsWith('Definition')) &&
        'key' in parent &&
        parent.key === node &&
        !('shorthand' in parent && parent.shorthand));
    if (node.type === 'Identifier' && !isKey && globals.has(node.name)) tell(node.name);
    if (node.type === 'MemberExpression' && !node.computed && node.property.type === 'Identifier') {
      const { name } = node.property;
      if (node.object.type === 'Identifier' && members.has(`${node.object.name}.${name}`))
        tell(`${node.object.name}.${name}`);
      if (parent?.type === 'CallExpression' && parent.callee === node && methods.has(name))
        tell(`.${name}()`);
    }
    for (const value of Object.values(node))
      for (const child of [value].flat())
        if (child && typeof child === 'object' && 'type' in child) visit(child as AnyNode, node);
  };
  visit(parse(code, { ecmaVersion: 2022, sourceType: 'module' }), null);
  return found;
}

/** Names in a style sheet that are younger than the baseline. */
function youngInStyle(css: string): Set<string> {
  const found = new Set<string>();
  postcss.parse(css).walk((node) => {
    if (node.type === 'atrule' && youngStyle.rules.includes(node.name)) found.add(`@${node.name}`);
    if (node.type === 'rule') {
      if (node.parent?.type === 'rule') found.add('nesting');
      for (const [, name = ''] of node.selector.matchAll(/::?([\w-]+)/g))
        if (youngStyle.selectors.includes(name)) found.add(`:${name}`);
    }
    if (node.type !== 'decl' || node.prop.startsWith('--')) return;
    if (isYoungProperty(node.prop)) found.add(node.prop);
    else
      for (const value of node.value.split(/[\s,]+/))
        if (isYoungProperty(node.prop, value)) found.add(`${node.prop}: ${value}`);
    for (const [, call, unit] of node.value.matchAll(
      /(?<![\w-])(?:([a-z][\w-]*)(?=\()|[\d.]+([a-z]+)(?![\w(-]))/g,
    )) {
      if (call && youngStyle.functions.includes(call)) found.add(`${call}()`);
      if (unit && youngStyle.units.includes(unit)) found.add(unit);
    }
  });
  return found;
}

const union = (sets: readonly Set<string>[]): string[] => [...new Set(sets.flatMap((s) => [...s]))].sort();

// Two megabytes of script are parsed and traversed.
describe('the built files in the oldest browsers', { timeout: 180_000 }, () => {
  it('use no scripting feature that these lack', () => {
    const scripts = [...built.filter((f) => f.endsWith('.js')).map(read), ...inline('script')];
    expect(scripts.length).toBeGreaterThan(20);
    expect(union(scripts.map(youngIn))).toEqual([...PROBED, ...NAMESAKES].sort());
  });
  it('use no style that these lack, except refinements', () => {
    const styles = [...built.filter((f) => f.endsWith('.css')).map(read), ...inline('style')];
    expect(styles.length).toBeGreaterThan(20);
    expect(union(styles.map(youngInStyle))).toEqual([...ORNAMENTS].sort());
  });
});
