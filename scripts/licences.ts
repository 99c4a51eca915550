/**
 * Vite plugin that writes dist/LICENSES.txt: the licences of the atlas, of its data and fonts, and of every npm
 * package in the bundle. Vite lists the packages (build.license). A package without a licence text fails the build.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { LICENCES, readCatalogue, type CatalogueLayer } from '../src/domain/layer/catalogue.ts';
import type { Lang } from '../src/domain/view/view.ts';
import { readBuilt } from './ssr.ts';

/** A package as Vite's list describes it. */
export interface ShippedPackage {
  name: string;
  version: string;
  identifier?: string;
  text?: string;
}
const LIST = 'licences.json';

/** Licences of data whose full texts are included. The LGPL is a supplement to the GPL, so both are. */
const DATA_LICENCES = ['LGPL-3.0-or-later', 'GPL-3.0-or-later', 'ODbL-1.0', 'CC-BY-4.0'] as const;

const require = createRequire(import.meta.url);
const spdx = (id: string): { name: string; licenseText: string } =>
  require(`spdx-license-list/licenses/${id}.json`) as { name: string; licenseText: string };

const heading = (text: string): string => `\n${'='.repeat(78)}\n${text}\n${'='.repeat(78)}\n`;

/** The texts of packages by name; throws an Error that names packages without one. */
export function packageTexts(packages: readonly ShippedPackage[]): string {
  const without = packages.filter(({ text }) => !text?.trim());
  if (without.length > 0)
    throw new Error(
      `licences: got no licence text of ${without.map((p) => `${p.name}@${p.version}`).join(', ')}, expected one in each package that ships`,
    );
  return packages
    .map((p) => `${heading(`${p.name} ${p.version} (${p.identifier ?? '–'})`)}\n${p.text ?? ''}\n`)
    .join('');
}

/** Takes the licence text from the readme's section "License" if the package has no licence file. */
function fromReadme(root: string, { name, text, ...rest }: ShippedPackage): ShippedPackage {
  const readme = join(root, 'node_modules', name, 'README.md');
  const found = text ?? (existsSync(readme) ? licenceIn(readFileSync(readme, 'utf8')) : undefined);
  return { name, ...rest, ...(found === undefined ? {} : { text: found }) };
}
/** The section "License" of a readme; undefined if it names no holder of a copyright, and so is no licence text. */
export const licenceIn = (readme: string): string | undefined =>
  /^#+ *licen[cs]e.*\n([\s\S]*?)(?=^#|$(?![\s\S]))/im
    .exec(readme)?.[1]
    ?.match(/[\s\S]*copyright \(c\)[\s\S]*/i)?.[0]
    .trim();

/** `- Stations (data/stations.*.geojson): ODbL-1.0`: a line for each layer under the licence of a database. */
const databaseLayers = (layers: readonly CatalogueLayer[], lang: Lang): string =>
  layers
    .filter(({ licence }) => licence !== LICENCES.layers)
    .map(({ id, title, licence }) => `- ${title[lang]} (data/${id}.*.geojson): ${licence}`)
    .join('\n');

/** The text of LICENSES.txt. */
export function licencesText(root: string, packages: readonly ShippedPackage[]): string {
  const { title, credits, layers } = readCatalogue(readBuilt(root, { href: 'catalogue.json' }));
  const read = (path: string): string => readFileSync(join(root, path), 'utf8').trim();
  const { version } = JSON.parse(read('node_modules/@fontsource/noto-sans-sc/package.json')) as {
    version: string;
  };
  return [
    `${title.zh}：许可\n${title.en}: licences\n`,
    heading('代码 / Code (MIT)'),
    read('LICENSE'),
    heading('数据 / Data'),
    `图层的事实与文字，由编者整理：${LICENCES.layers}，全文见后。
以下图层大量取用数据库中的位置，按数据库的许可提供：
${databaseLayers(layers, 'zh')}
河流（data/water.*.geojson，以及画有河流的图）：${LICENCES.water}，全文见后；制作方法与原始数据见源代码的 data/basemap/ 与 scripts/basemap.ts。
其余图层中取自 OpenStreetMap 的零星位置，作为事实引用。其余各项：

Facts and texts of the layers, by the editors: ${LICENCES.layers}, whole text below.
These layers take many positions from a database and are offered under its licence:
${databaseLayers(layers, 'en')}
Rivers (data/water.*.geojson, and pictures that show them): ${LICENCES.water}, whole text below; how they were made, and of
what, is in data/basemap/ and scripts/basemap.ts of the source code.
The few positions of OpenStreetMap in other layers are cited as facts. All others:
`,
    ...credits.flatMap(({ text }) => [`- ${text.zh}\n  ${text.en}`]),
    heading(`字体 / Type: Noto Sans SC ${version} (SIL OFL 1.1)`),
    read('node_modules/@fontsource/noto-sans-sc/LICENSE'),
    packageTexts(packages),
    ...DATA_LICENCES.map((id) => `${heading(`${spdx(id).name} (${id})`)}\n${spdx(id).licenseText.trim()}\n`),
  ].join('\n');
}

export function licences(root: string): Plugin {
  return {
    name: 'atlas-licences',
    apply: 'build',
    config: () => ({ build: { license: { fileName: LIST } } }),
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const list = bundle[LIST];
        if (list?.type !== 'asset') throw new Error(`licences: got no ${LIST} from Vite, expected it`);
        const packages = (JSON.parse(String(list.source)) as ShippedPackage[]).map((p) =>
          fromReadme(root, p),
        );
        Reflect.deleteProperty(bundle, LIST);
        this.emitFile({ type: 'asset', fileName: LICENCES.file, source: licencesText(root, packages) });
      },
    },
  };
}

/** Throws if modules bundled outside Vite's list (inline scripts, modules for news pages) include a package. */
export function expectOwn(name: string, modules: readonly string[]): void {
  const foreign = modules.filter((id) => id.includes('node_modules'));
  if (foreign.length > 0)
    throw new Error(
      `licences: got ${foreign.join(', ')} in ${name}, expected no package: its licence would be missing`,
    );
}
