/** Runs the steps from a data folder to the built files, in order: read, check, draw, index, fonts, emit. */
import { check } from './check/check.ts';
import { checkSizes } from './check/sizes.ts';
import { checkDrawing } from './check/drawing.ts';
import { checkWhereabouts } from './check/whereabouts.ts';
import { routeChecksOf, type RouteCheck } from './route-checks.ts';
import { drawLayer, type DrawnLayer } from './draw.ts';
import { BuiltFiles } from './emit/built.ts';
import { bodyOf, catalogueOf } from './emit/catalogue.ts';
import { charactersOf } from './fonts/characters.ts';
import { makeFonts, type Fonts } from './fonts/fonts.ts';
import { checkPrintable } from './fonts/printable.ts';
import type { Catalogue, Source } from '../../src/domain/layer/catalogue.ts';
import { planFrameIndex } from './index/plan-frames.ts';
import { planIndex } from './index/plan-index.ts';
import { qualityReport } from './index/quality.ts';
import { searchIndex } from './index/search-index.ts';
import { timelineOf } from './index/timeline.ts';
import { tourIndex } from './index/tours.ts';
import { failure } from './guard.ts';
import { Issues, type Issue } from './issues.ts';
import { readFolder, type Folder, type PartialFolder } from './read/folder.ts';
import { basemapLines, readBasemap, type Basemap } from './read/basemap.ts';
import { shownPath, wholeFile } from './read/located.ts';
import { checkTree } from './read/tree.ts';
import { Times } from './times.ts';

export interface Settings {
  /** The repository's root, for the app's own words and the font cache. */
  root: string;
  data: string;
  out: string;
  fonts: boolean;
}

export interface Built {
  errors: readonly Issue[];
  warnings: readonly Issue[];
  /** Null if there were errors; then nothing is written. */
  catalogue: Catalogue | null;
  layers: readonly DrawnLayer[];
  /** Comparisons of published routes with the drawn lines. */
  routes: readonly RouteCheck[];
  builtFiles: BuiltFiles;
  /** Durations of the steps, if the build was slow. */
  times: string;
}

/** Builds everything; writes files only if there is no error. */
export async function buildAtlas(settings: Settings): Promise<Built> {
  const run: Run = {
    settings,
    issues: new Issues(),
    times: new Times(),
    layers: [],
    routes: [],
    builtFiles: new BuiltFiles(),
  };
  let catalogue: Catalogue | null = null;
  try {
    catalogue = await build(run);
  } catch (error) {
    run.issues.error(wholeFile(shownPath(settings.data))(), failure(error));
  }
  const { issues, times, layers, routes, builtFiles } = run;
  const { errors, warnings } = issues;
  return { errors, warnings, catalogue, layers, routes, builtFiles, times: times.text() };
}

interface Run {
  settings: Settings;
  issues: Issues;
  times: Times;
  layers: readonly DrawnLayer[];
  routes: readonly RouteCheck[];
  builtFiles: BuiltFiles;
}

/** Runs the steps; returns null with the errors noted. */
async function build(run: Run): Promise<Catalogue | null> {
  const { settings, issues, times, builtFiles } = run;
  if (!checkTree(settings.data, issues)) return null;
  const { folder, basemap } = times.of('read', () => ({
    folder: readFolder(settings.data, issues),
    basemap: readBasemap(settings.data, issues),
  }));
  times.of('check', () => {
    check(folder, issues);
  });

  const sources = new Map(folder.sources?.items.map(({ value }) => [value.id, value]));
  const layers = basemap ? drawAll(folder, basemap, sources, run) : [];
  run.layers = layers;
  if (basemap)
    times.of('check', () => {
      checkWhereabouts(layers, folder.places?.items ?? [], basemap.topology, issues);
    });
  if (issues.errors.length > 0 || !isWhole(folder) || !basemap) return null;
  const routes = times.of('compare', () => routeChecksOf(folder, layers, basemap.topology, issues));
  run.routes = routes;
  checkDrawing(layers, routes, issues);
  if (issues.errors.length > 0) return null;

  const made = times.of('index', () => indexAll(folder, basemap, layers, routes, sources, builtFiles));
  checkSizes(layers, made.body, issues);
  let fonts: Fonts['files'] = [];
  if (settings.fonts)
    await times.wait('fonts', async () => {
      const characters = charactersOf(settings.root, layers, basemap, made.body, made.words, made.quality);
      const { files, missing } = await makeFonts(settings.root, characters, builtFiles);
      checkPrintable(folder, characters, missing, settings.data, issues);
      fonts = files;
    });
  if (issues.errors.length > 0) return null;
  return times.of('write', () => {
    const catalogue = catalogueOf(made.body, { ...made.parts, fonts }, builtFiles);
    builtFiles.write(settings.out, JSON.stringify(catalogue));
    return catalogue;
  });
}

/** Builds the indexes over all layers, and adds them to the files to write. */
function indexAll(
  folder: Folder,
  basemap: Basemap,
  layers: readonly DrawnLayer[],
  routes: readonly RouteCheck[],
  sources: ReadonlyMap<string, Source>,
  builtFiles: BuiltFiles,
) {
  const plan = planIndex(folder.plan.value, layers, sources);
  const tours = tourIndex(
    folder.tours,
    (folder.presets?.items ?? []).map(({ value }) => value),
  );
  const frames = planFrameIndex(layers, folder.atlas.value.panels, basemap.topology, sources);
  const body = bodyOf(folder, layers, basemap, builtFiles);
  const quality = qualityReport({
    layers: body.layers.flatMap(({ id }) => layers.find((layer) => layer.folder.id === id) ?? []),
    plan,
    routes,
    sources,
    places: folder.places.items.map(({ value }) => value),
    edition: body.edition,
  });
  const parts = {
    plan: builtFiles.add('plan', 'json', JSON.stringify(plan)),
    search: builtFiles.add('search', 'json', JSON.stringify(searchIndex(layers, basemap.seats, plan))),
    tours: builtFiles.add('tours', 'json', JSON.stringify(tours)),
    timeline: builtFiles.add('timeline', 'json', JSON.stringify(timelineOf(layers, body.edition))),
    quality: builtFiles.add('quality', 'json', JSON.stringify(quality)),
    frames: builtFiles.add('frames', 'json', JSON.stringify(frames)),
  };
  return { body, parts, quality, words: [plan, tours, frames] };
}

function drawAll(
  folder: PartialFolder,
  basemap: Basemap,
  sources: ReadonlyMap<string, Source>,
  { issues, times }: Run,
): DrawnLayer[] {
  const places = folder.places;
  // If places have errors, recipes would report the same errors again.
  if (!places || places.items.length < places.ids.size) return [];
  const gazetteer = {
    topology: basemap.topology,
    places: new Map(places.items.map(({ value }) => [value.id, value])),
    lines: basemapLines(basemap),
    features: new Map(
      folder.layers.flatMap(({ id, features }) =>
        features.map(({ value: { id: own, geometry: recipe, basis, accuracy_km } }) => [
          `${id}/${own}`,
          { recipe, basis, accuracy_km },
        ]),
      ),
    ),
  };
  return folder.layers.flatMap(
    (layer) => times.of(`draw ${layer.id}`, () => drawLayer(layer, gazetteer, sources, issues)) ?? [],
  );
}

const isWhole = (folder: PartialFolder): folder is Folder =>
  !!folder.atlas && !!folder.sources && !!folder.places && !!folder.plan;
