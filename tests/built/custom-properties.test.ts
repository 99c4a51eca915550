/** Every built page declares the custom properties that it uses: a missing one would paint black, or nothing. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const dist = resolve(import.meta.dirname, '../../dist');
const pages = existsSync(dist)
  ? readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.html'))
  : [];

/** Set on selected features at run time (src/ui/svg-map/highlights.ts). */
const LATER = ['--width'];

describe('custom properties', () => {
  it('are checked in built pages', () => {
    expect(pages.length, 'run npm run build first').toBeGreaterThan(50);
  });

  it.each(pages)('of %s are declared in it, or have a fallback value', (page) => {
    const html = readFileSync(join(dist, page), 'utf8');
    const declared = new Set(Array.from(html.matchAll(/(--[a-z0-9-]+)\s*:/g), ([, name]) => name));
    const used = new Set(Array.from(html.matchAll(/var\(\s*(--[a-z0-9-]+)\s*\)/g), ([, name]) => name));
    expect([...used].filter((name) => !declared.has(name) && !LATER.includes(name ?? ''))).toEqual([]);
  });
});
