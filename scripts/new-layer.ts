/** npm run new-layer <id>: writes the four files of a new layer into data/layers/<id>/, ready to be built and edited. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { Id, type LayerDeclaration } from '../src/domain/layer/declaration.schema.ts';
import type { Color } from '../src/domain/legend/palette.ts';
import { Issues, issueLines } from './steps/issues.ts';
import { filesOf } from './steps/layer-template.ts';
import { readFolder } from './steps/read/folder.ts';

const root = join(fileURLToPath(import.meta.url), '../..');
const USAGE = '用法 / usage: npm run new-layer <id> [-- --theme <theme>]';

/** Ends the command with a reason. */
function stop(...lines: string[]): never {
  for (const line of lines) console.error(`✗ ${line}`);
  process.exit(1);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string' }, theme: { type: 'string' } },
});
const data = resolve(values.data ?? join(root, 'data'));
const [id, ...more] = positionals;
if (id === undefined || more.length > 0)
  stop(`got ${String(positionals.length)} names, expected the id of one new layer`, USAGE);
const checked = v.safeParse(Id, id);
if (!checked.success) stop(`got the id "${id}": it ${checked.issues[0].message}`, USAGE);
const folder = join(data, 'layers', id);
if (existsSync(folder))
  stop(
    `got the id "${id}", which is taken, expected a new one. Taken: ${readdirSync(join(data, 'layers')).join(', ')}`,
  );

const issues = new Issues();
const { atlas, sources, layers } = readFolder(data, issues);
if (!atlas || !sources) stop(...issueLines(issues.errors));
const themes = atlas.value.themes.map((theme) => theme.id);
const theme = values.theme ?? themes[0] ?? '';
if (!themes.includes(theme))
  stop(`got the theme "${theme}", expected one of atlas.yaml: ${themes.join(', ')}`);
const all = sources.items.map(({ value }) => value);
const source = all.find(({ kind }) => kind === 'estimate') ?? all[0];
if (!source) stop('got no source in sources.yaml, expected at least one');

/** A colour of a layer's features. */
function colorOf({ color }: LayerDeclaration): Color | undefined {
  if (typeof color === 'string') return color;
  return 'classes' in color ? color.classes[0]?.to : color.steps[0]?.to;
}
const sibling = layers.find(({ layer }) => layer.value.theme === theme);
const [west, south, east, north] = atlas.value.bounds;
const middle = (a: number, b: number): number => Number(((a + b) / 2).toFixed(3));
const files = filesOf({
  id,
  theme,
  themes,
  color: (sibling && colorOf(sibling.layer.value)) ?? 'vermilion-1',
  source: source.id,
  at: [middle(west, east), middle(south, north)],
  year: atlas.value.edition.slice(0, 4),
});
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(files)) {
  writeFileSync(join(folder, name), text);
  console.log(`✓ ${join(folder, name)}`);
}
console.log('接着 / next: 改写这四个文件 edit these files, npm run data, npm run dev');
