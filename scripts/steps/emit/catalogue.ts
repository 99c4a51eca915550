/** Builds the catalogue, the index of all built files. */
import {
  CATALOGUE_VERSION,
  type BuiltFile,
  type Catalogue,
  type FontFile,
  type CatalogueLayer,
  type LayerLicence,
  type Text,
} from '../../../src/domain/layer/catalogue.ts';
import { newestEvidence } from '../../../src/domain/layer/evidence.ts';
import type { DrawnLayer } from '../draw.ts';
import { licenceOf } from '../licence.ts';
import type { Folder } from '../read/folder.ts';
import type { Basemap } from '../read/basemap.ts';
import { hash8, type BuiltFiles } from './built.ts';

/** Files that the catalogue refers to, besides layers and basemap. */
export interface Parts {
  plan: BuiltFile;
  search: BuiltFile;
  tours: BuiltFile;
  timeline: BuiltFile;
  quality: BuiltFile;
  frames: BuiltFile;
  fonts: readonly FontFile[];
}
export type Body = Omit<Catalogue, 'version' | 'hash' | keyof Parts>;

/** Adds layers and basemap to the files to write, and describes them. */
export function bodyOf(
  folder: Folder,
  layers: readonly DrawnLayer[],
  basemap: Basemap,
  builtFiles: BuiltFiles,
): Body {
  const { title, subtitle, bounds, reach, zoom, edition, years, moments, approval, credits, themes, panels } =
    folder.atlas.value;
  return {
    title,
    subtitle,
    bounds,
    reach,
    zoom,
    edition,
    newest: newestEvidence(folder.sources.items.map(({ value }) => value)),
    years,
    moments: moments.map(({ when, label }) => ({ ...(when !== undefined && { when }), label })),
    approval,
    credits,
    themes,
    ...(panels && { panels }),
    layers: inPanelOrder(
      layers,
      themes.map((theme) => theme.id),
    ).map((layer) => {
      const licence = licenceOf(layer.folder, folder);
      const text = JSON.stringify(withLicence(layer, licence, title, credits));
      return entryOf(layer, licence, builtFiles.add(layer.folder.id, 'geojson', text));
    }),
    basemap: {
      units: builtFiles.add('units', 'json', JSON.stringify(basemap.topology)),
      water: builtFiles.add('water', 'geojson', JSON.stringify(basemap.water)),
      seats: builtFiles.add('seats', 'json', JSON.stringify(basemap.seats)),
      relief: {
        paper: builtFiles.add('relief-paper', 'webp', basemap.relief.paper),
        night: builtFiles.add('relief-night', 'webp', basemap.relief.night),
        bounds: basemap.relief.bounds,
      },
    },
  };
}

/** The catalogue of all files to write. */
export const catalogueOf = (body: Body, parts: Parts, builtFiles: BuiltFiles): Catalogue => ({
  version: CATALOGUE_VERSION,
  hash: hash8(builtFiles.hash(), JSON.stringify([body, parts])),
  ...body,
  ...parts,
});

/**
 * Adds licence and attribution to a layer's file as foreign members (RFC 7946, 6.1), so that it is usable by itself.
 */
function withLicence(
  { folder, data }: DrawnLayer,
  licence: LayerLicence,
  title: Text,
  credits: Catalogue['credits'],
): object {
  const cited = credits.filter(({ id }) => folder.layer.value.credits.includes(id));
  const databases = Object.values(data.sources).filter((source) => source.licence === licence);
  const named = [title, ...cited.map(({ text }) => text), ...databases.map(({ outlet }) => outlet)];
  const attribution = [...new Set(named.map(({ zh, en }) => `${zh} / ${en}`))].join(' · ');
  const { type, ...rest } = data;
  return { type, license: licence, attribution, ...rest };
}

/** By theme, then rank, then id. */
function inPanelOrder(layers: readonly DrawnLayer[], themes: readonly string[]): DrawnLayer[] {
  const key = ({ folder }: DrawnLayer): [number, number] => [
    themes.indexOf(folder.layer.value.theme),
    folder.layer.value.rank,
  ];
  return layers.toSorted((a, b) => {
    const [[themeA, rankA], [themeB, rankB]] = [key(a), key(b)];
    return themeA - themeB || rankA - rankB || (a.folder.id < b.folder.id ? -1 : 1);
  });
}

function entryOf(
  { folder, data, bounds, combinations }: DrawnLayer,
  licence: LayerLicence,
  file: BuiltFile,
): CatalogueLayer {
  const layer = folder.layer.value;
  return {
    id: folder.id,
    title: layer.title,
    summary: layer.summary,
    theme: layer.theme,
    marks: layer.marks,
    rank: layer.rank,
    on: layer.on,
    ...(layer.minzoom !== undefined && { minzoom: layer.minzoom }),
    color: layer.color,
    ...(layer.size !== undefined && { size: layer.size }),
    ...(layer.pattern !== undefined && { pattern: layer.pattern }),
    fill: layer.fill,
    label: layer.label,
    fields: layer.fields,
    ...(layer.trips && { trips: layer.trips }),
    ...(layer.reading && { reading: layer.reading }),
    licence,
    file,
    bounds,
    count: data.features.length,
    combinations,
  };
}
