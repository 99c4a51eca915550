/** Reads a data folder: every file that the atlas is made of, checked against the grammar. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type * as v from 'valibot';
import {
  Atlas,
  Feature,
  Id,
  Layer,
  Place,
  Plan,
  Preset,
  Source,
  Tour,
  type AtlasDeclaration,
  type FeatureDeclaration,
  type LayerDeclaration,
  type PlanDeclaration,
  type TourDeclaration,
} from '../../../src/domain/declaration.schema.ts';
import { safeParse } from 'valibot';
import { shown, type Issues } from '../issues.ts';
import { readYaml, shownPath, wholeFile, type Located } from './located.ts';
import { shaped, shapedList, type ShapedList } from './shape.ts';
import { readFeatureFile } from './feature-file.ts';

export interface LayerFolder {
  id: string;
  layer: Located<LayerDeclaration>;
  features: readonly Located<FeatureDeclaration>[];
  /** Of all records, also of those that could not be read. */
  ids: ReadonlySet<string>;
  about: { zh: readonly string[]; en: readonly string[] };
}
/** A guided story; its id is the name of its file. */
export interface TourFile {
  id: string;
  tour: Located<TourDeclaration>;
}
export interface Folder {
  atlas: Located<AtlasDeclaration>;
  sources: ShapedList<v.InferOutput<typeof Source>>;
  places: ShapedList<v.InferOutput<typeof Place>>;
  plan: Located<PlanDeclaration>;
  /** An atlas may do without. */
  presets?: ShapedList<v.InferOutput<typeof Preset>>;
  tours: readonly TourFile[];
  layers: readonly LayerFolder[];
  /** Names of all layer folders, of those too that could not be read. */
  folders: readonly string[];
}

/** What could be read; the rest has been noted. */
export type PartialFolder = Partial<Folder> & Pick<Folder, 'layers' | 'folders' | 'tours'>;

/** All of a data folder that could be read; null for the parts that could not (their errors are noted). */
export function readFolder(root: string, issues: Issues): PartialFolder {
  const folders = layerNames(join(root, 'layers'), issues);
  const one = <T extends v.GenericSchema>(name: string, schema: T): Located<v.InferOutput<T>> | null => {
    const found = yamlAt(join(root, name), issues);
    return found && shaped(schema, found, issues);
  };
  const list = <T extends v.GenericSchema>(name: string, schema: T): ShapedList<v.InferOutput<T>> | null => {
    const found = yamlAt(join(root, name), issues);
    return found && shapedList(schema, found, issues);
  };
  const atlas = one('atlas.yaml', Atlas);
  const sources = list('sources.yaml', Source);
  const places = list('places.yaml', Place);
  const plan = one('plan.yaml', Plan);
  const presets = existsSync(join(root, 'presets.yaml')) && list('presets.yaml', Preset);
  return {
    ...(atlas && { atlas }),
    ...(sources && { sources }),
    ...(places && { places }),
    ...(plan && { plan }),
    ...(presets && { presets }),
    folders,
    tours: readTours(join(root, 'tours'), issues),
    layers: folders.flatMap((id) => readLayer(join(root, 'layers', id), id, issues) ?? []),
  };
}

function yamlAt(path: string, issues: Issues): Located<unknown> | null {
  const file = shownPath(path);
  if (existsSync(path)) return readYaml(file, readFileSync(path, 'utf8'), issues);
  issues.error(wholeFile(file)(), 'got no such file, expected it');
  return null;
}

/** An atlas may do without stories. */
function readTours(folder: string, issues: Issues): TourFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => {
      const id = basename(name, '.yaml');
      checkName(join(folder, name), id, issues);
      const found = yamlAt(join(folder, name), issues);
      const tour = found && shaped(Tour, found, issues);
      return tour ? [{ id, tour }] : [];
    });
}

function checkName(path: string, id: string, issues: Issues): void {
  if (!safeParse(Id, id).success)
    issues.error(wholeFile(shownPath(path))(), `got the name ${shown(id)}, must be kebab-case: a-z, 0-9, -`);
}

function layerNames(folder: string, issues: Issues): string[] {
  const names = existsSync(folder)
    ? readdirSync(folder).filter((name) => statSync(join(folder, name)).isDirectory())
    : [];
  if (names.length === 0)
    issues.error(wholeFile(shownPath(folder))(), 'got no layer folders, expected at least one');
  return names.sort();
}

function readLayer(folder: string, id: string, issues: Issues): LayerFolder | null {
  checkName(folder, id, issues);
  const declared = yamlAt(join(folder, 'layer.yaml'), issues);
  const layer = declared && shaped(Layer, declared, issues);
  const found = readFeatureFile(folder, issues);
  const features = found && shapedList(Feature, found, issues);
  const about = {
    zh: readAbout(join(folder, 'about.zh.md'), issues),
    en: readEnglish(join(folder, 'about.en.md'), issues),
  };
  return layer && features ? { id, layer, features: features.items, ids: features.ids, about } : null;
}

/** Plain paragraphs, parted by empty lines. */
function readAbout(path: string, issues: Issues): string[] {
  const where = wholeFile(shownPath(path))();
  if (!existsSync(path)) {
    issues.error(where, 'got no such file, expected the description of the layer');
    return [];
  }
  const paragraphs = readFileSync(path, 'utf8')
    .split(/\r?\n\s*\r?\n/)
    .map((paragraph) => unwrapLines(paragraph.trim()))
    .filter((paragraph) => paragraph !== '');
  if (paragraphs.length === 0) issues.error(where, 'got an empty file, expected at least one paragraph');
  for (const paragraph of paragraphs)
    if (/^(#|[-*] |\d+\. |>|```)|\]\(|<[a-z]/.test(paragraph))
      issues.error(where, `got ${shown(paragraph)}, expected plain paragraphs without Markdown or HTML`);
  return paragraphs;
}

/** As `Text` of the grammar asks of English. */
function readEnglish(path: string, issues: Issues): string[] {
  const paragraphs = readAbout(path, issues);
  const odd = paragraphs.find((paragraph) => /['"]/.test(paragraph));
  if (odd !== undefined)
    issues.error(
      wholeFile(shownPath(path))(),
      `got ${shown(odd)}, must be written with ’ and “ ”, not with ' and "`,
    );
  return paragraphs;
}

/** Line ends inside a paragraph: nothing between Chinese characters, a space between words. */
const unwrapLines = (paragraph: string): string =>
  paragraph.replace(/(.)\s*\n\s*(.)/g, (_, before: string, after: string) =>
    /[⺀-鿿＀-￯、。“”‘’]/.test(before) || /[⺀-鿿＀-￯、。“”‘’]/.test(after)
      ? before + after
      : `${before} ${after}`,
  );
