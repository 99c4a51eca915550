/** Formats the report that npm run data prints. */
import { gzipSync } from 'node:zlib';
import type { Built } from './atlas.ts';
import type { BuiltFile, Catalogue } from '../../src/domain/layer/catalogue.ts';
import type { RouteCheck } from './route-checks.ts';
import { figuresOf, type Figure } from './figures.ts';

const kb = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
const number = (value: number): string =>
  value.toLocaleString('en-GB', { maximumFractionDigits: value < 100 ? 1 : 0 });

/** One line for each layer, its compared figures, then totals and the time. */
export function reportText(built: Built, catalogue: Catalogue, ms: number): string {
  const gz = ({ href }: BuiltFile): number =>
    gzipSync(built.builtFiles.content(href) ?? new Uint8Array()).length;
  const line = (name: string, count: string, bytes: number, packed: number): string =>
    `${name.padEnd(20)}${count.padStart(5)}${kb(bytes).padStart(11)}${kb(packed).padStart(10)} gz`;
  const layers = catalogue.layers.flatMap((layer) => {
    const drawn = built.layers.find((one) => one.folder.id === layer.id);
    return [
      line(layer.id, String(layer.count), layer.file.bytes, gz(layer.file)),
      ...(drawn ? figuresOf(drawn) : []).map(figureText),
      ...built.routes.filter((routeCheck) => routeCheck.layer === layer.id).map(routeCheckText),
    ];
  });
  const { units, water, seats, relief } = catalogue.basemap;
  const group = (name: string, files: readonly BuiltFile[]): string =>
    line(
      name,
      String(files.length),
      files.reduce((sum, file) => sum + file.bytes, 0),
      files.reduce((sum, file) => sum + gz(file), 0),
    );
  return [
    '图层 layer           要素      大小',
    ...layers,
    '其他 other           文件      大小',
    group('basemap', [units, water, seats, relief.paper, relief.night]),
    group('indexes', [
      catalogue.plan,
      catalogue.search,
      catalogue.tours,
      catalogue.timeline,
      catalogue.quality,
      catalogue.frames,
    ]),
    group('fonts', catalogue.fonts),
    '',
    `✓ ${String(catalogue.layers.length)} 图层 layers, ${String(catalogue.layers.reduce((sum, l) => sum + l.count, 0))} 要素 features, ` +
      `${String(built.warnings.length)} 警告 warnings, hash ${catalogue.hash}, ${ms.toFixed(0)} ms`,
  ].join('\n');
}

/** `    zhengzhou: area 7,567 → 7,571 km², +0.1 %` */
export function figureText({ feature, what, published, computed }: Figure): string {
  const delta = ((computed - published) / published) * 100;
  return (
    `    ${feature}: ${what} ${number(published)} → ${number(computed)} ${what === 'area' ? 'km²' : 'km'}, ` +
    `${delta < 0 ? '' : '+'}${delta.toFixed(1)} %`
  );
}

/** `    zhengxu: passes 411082 0.0 km off (±4.5); xuchang-east: drawn through` */
export function routeCheckText({ feature, spots }: RouteCheck): string {
  const drawn = spots.filter(({ isDrawn }) => isDrawn).map(({ id }) => id);
  const compared = spots
    .filter(({ isDrawn }) => !isDrawn)
    .map(({ id, km, allowed }) => `${id} ${km.toFixed(1)} km off (±${allowed.toFixed(1)})`);
  return `    ${feature}: passes ${[...compared, ...(drawn.length > 0 ? [`${drawn.join(', ')}: drawn through`] : [])].join('; ')}`;
}
