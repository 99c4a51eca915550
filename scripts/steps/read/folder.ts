/** Reads a data folder: all files of the atlas, checked against the grammar. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type * as v from 'valibot';
import {
  Atlas,
  Comparison,
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
} from '../../../src/domain/layer/declaration.schema.ts';
import { safeParse } from 'valibot';
import { guarded } from '../guard.ts';
import { shown, type Issues } from '../issues.ts';
import { shownPath, wholeFile, type Located } from './located.ts';
import { shaped, shapedList, type ShapedList } from './shape.ts';
import { readFeatureFile } from './feature-file.ts';
import { readText } from './text.ts';
import { isLeftBehind } from './tree.ts';
import { readYaml } from './yaml.ts';

export interface LayerFolder {
  id: string;
  layer: Located<LayerDeclaration>;
  features: readonly Located<FeatureDeclaration>[];
  /** Ids of all records, also of those that could not be read. */
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
  /** Absent if the atlas has no presets. */
  presets?: ShapedList<v.InferOutput<typeof Preset>>;
  /** Absent if the atlas has no comparisons. */
  comparisons?: ShapedList<v.InferOutput<typeof Comparison>>;
  tours: readonly TourFile[];
  layers: readonly LayerFolder[];
  /** Names of all layer folders, also of those that could not be read. */
  folders: readonly string[];
}

/** The parts that could be read; errors of the others have been noted. */
export type PartialFolder = Partial<Folder> & Pick<Folder, 'layers' | 'folders' | 'tours'>;

/** Reads a data folder. Parts that could not be read are null, with their errors noted. */
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
  const comparisons = existsSync(join(root, 'comparisons.yaml')) && list('comparisons.yaml', Comparison);
  return {
    ...(atlas && { atlas }),
    ...(sources && { sources }),
    ...(places && { places }),
    ...(plan && { plan }),
    ...(presets && { presets }),
    ...(comparisons && { comparisons }),
    folders,
    tours: readTours(join(root, 'tours'), issues),
    layers: folders.flatMap((id) => readLayer(join(root, 'layers', id), id, issues) ?? []),
  };
}

function yamlAt(path: string, issues: Issues): Located<unknown> | null {
  const file = shownPath(path);
  if (!existsSync(path)) {
    issues.error(wholeFile(file)(), 'got no such file, expected it');
    return null;
  }
  return guarded(wholeFile(file), issues, () => {
    const text = readText(path, issues);
    return text === null ? null : readYaml(file, text, issues);
  });
}

/** Reads the tours; none if the folder is missing. */
function readTours(folder: string, issues: Issues): TourFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml') && !isLeftBehind(name))
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
  const { issues: faults } = safeParse(Id, id);
  if (faults) issues.error(wholeFile(shownPath(path))(), `got the name ${shown(id)}, ${faults[0].message}`);
}

function layerNames(folder: string, issues: Issues): string[] {
  const names = existsSync(folder)
    ? readdirSync(folder).filter((name) => !isLeftBehind(name) && statSync(join(folder, name)).isDirectory())
    : [];
  if (names.length === 0)
    issues.error(wholeFile(shownPath(folder))(), 'got no layer folders, expected at least one');
  return names.sort();
}

function readLayer(folder: string, id: string, issues: Issues): LayerFolder | null {
  checkName(folder, id, issues);
  const declared = yamlAt(join(folder, 'layer.yaml'), issues);
  const layer = declared && shaped(Layer, declared, issues);
  const found = guarded(wholeFile(shownPath(folder)), issues, () => readFeatureFile(folder, issues));
  const features = found && shapedList(Feature, found, issues);
  const texts = (paragraphs: readonly Paragraph[]): string[] => paragraphs.map(({ text }) => text);
  const about = {
    zh: texts(readAbout(join(folder, 'about.zh.md'), issues)),
    en: texts(readEnglish(join(folder, 'about.en.md'), issues)),
  };
  return layer && features ? { id, layer, features: features.items, ids: features.ids, about } : null;
}

/** Plain paragraphs, separated by empty lines, each with its first line. */
function readAbout(path: string, issues: Issues): Paragraph[] {
  const file = shownPath(path);
  if (!existsSync(path)) {
    issues.error(wholeFile(file)(), 'got no such file, expected the description of the layer');
    return [];
  }
  const paragraphs: Paragraph[] = [];
  let line = 1;
  for (const part of (readText(path, issues) ?? '').split(/(\n\s*\n)/)) {
    const indent = /^\s*/.exec(part)?.[0] ?? '';
    if (indent !== part)
      paragraphs.push({ line: line + indent.split('\n').length - 1, text: unwrapLines(part.trim()) });
    line += part.split('\n').length - 1;
  }
  for (const { line, text } of paragraphs)
    if (/^(#|[-*] |\d+\. |>|```)|\]\(|<[a-z]/.test(text))
      issues.error(
        { file, line, path: [] },
        `got ${shown(text)}, expected plain paragraphs without Markdown or HTML`,
      );
  return paragraphs;
}
interface Paragraph {
  line: number;
  text: string;
}

/** Paragraphs in English, checked as `Text` of the grammar checks English. */
function readEnglish(path: string, issues: Issues): Paragraph[] {
  const paragraphs = readAbout(path, issues);
  const odd = paragraphs.find(({ text }) => /['"]/.test(text));
  if (odd)
    issues.error(
      { file: shownPath(path), line: odd.line, path: [] },
      `got ${shown(odd.text)}, must be written with ’ and “ ”, not with ' and "`,
    );
  return paragraphs;
}

/** Joins the lines of a paragraph: without a space between Chinese characters, with one between words. */
const unwrapLines = (paragraph: string): string =>
  paragraph.replace(/(.)\s*\n\s*(.)/g, (_, before: string, after: string) =>
    /[⺀-鿿＀-￯、。“”‘’]/.test(before) || /[⺀-鿿＀-￯、。“”‘’]/.test(after)
      ? before + after
      : `${before} ${after}`,
  );
