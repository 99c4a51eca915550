/** Plates of the atlas: the presets and the chapters of stories, each with an embed page and pictures of its own. */
import type { Catalogue, LayerEntry, Preset, TourIndex } from './catalogue.ts';
import { fit } from './geo.ts';
import { encodeView } from './link.ts';
import { home, type Lang, type StoryRef, type View } from './view.ts';

export interface Plate {
  /** `preset` or `tour/chapter`: its address below `embed/`. */
  key: string;
  preset: Preset;
  /** Where it is a chapter. */
  story: StoryRef | null;
}

/** All plates: presets, then the chapters of the stories in their order. */
export const platesOf = ({ presets, tours }: TourIndex): Plate[] => [
  ...presets.map((preset) => ({ key: preset.id, preset, story: null })),
  ...tours.flatMap(({ id: tour, chapters }) =>
    chapters.map((chapter) => ({
      key: `${tour}/${chapter.id}`,
      preset: chapter,
      story: { tour, chapter: chapter.id },
    })),
  ),
];

/** The View that a plate opens with; where it looks is its bounds, fitted to the screen. */
export const plateView = (catalogue: Catalogue, { preset, story }: Plate, lang: Lang): View => ({
  ...home(catalogue),
  on: catalogue.layers.filter((l) => preset.on.includes(l.id)).map((l) => l.id),
  hidden: preset.hidden,
  moment: preset.moment ?? null,
  story,
  lang,
});

/** Zoom levels by which a map in an article is smaller than one that fills a screen. */
const SMALLER = 1.2;
/** Layers of so many features have room for their names there. */
const FEW = 30;

const sooner = (zoom: number): number => zoom - SMALLER;
function labelIn({ count, label }: LayerEntry): LayerEntry['label'] {
  if (!label || count > FEW) return label;
  const { minzoom, later = {} } = label;
  const classes = Object.entries(later).map(([name, zoom]) => [name, sooner(zoom)] as const);
  return { minzoom: sooner(minzoom), later: Object.fromEntries(classes) };
}

/** The atlas as a plate's embed has it: it opens at the plate's bounds, and its frame names what a screen would name. */
export const plateCatalogue = (catalogue: Catalogue, { bounds }: Pick<Preset, 'bounds'>): Catalogue => ({
  ...catalogue,
  bounds,
  layers: catalogue.layers.map((layer) => ({ ...layer, label: labelIn(layer) })),
});

/** Whether a view is what the plate shows, wherever it looks and whatever is selected. */
export const isPlate = (catalogue: Catalogue, view: View, plate: Plate): boolean => {
  const opening = plateView(catalogue, plate, view.lang);
  return encodeView(catalogue, { ...view, at: null, sel: null, ground: opening.ground }, opening) === '';
};

/** Whose page tells a view. */
export interface Telling {
  plate: Plate;
  view: View;
  /** Whether it is the plate's own view, wherever it looks. */
  exact: boolean;
}

/**
 * The plate whose page tells a view, and the view as it is told there: where no plate shows it, the first one's page
 * does. A chapter whose layers were changed is no chapter any more.
 */
export function tellingOf(catalogue: Catalogue, index: TourIndex, view: View): Telling | null {
  const plates = platesOf(index);
  const bare = { ...view, story: null };
  for (const told of [view, bare]) {
    const plate = plates.find((p) => isPlate(catalogue, told, p));
    if (plate) return { plate, view: told, exact: true };
  }
  const [first] = plates;
  return first ? { plate: first, view: bare, exact: false } : null;
}

const folderOf = (lang: Lang): string => (lang === 'zh' ? '' : 'en/');

/** The address of a plate's embed page, from the atlas's own; the first preset is `embed/` itself. */
export const embedPageOf = (index: TourIndex, key: string, lang: Lang): string =>
  `embed/${key === index.presets[0]?.id ? '' : `${key}/`}${folderOf(lang)}`;

/** What is told in place of a picture of the plate. */
export const alternativeOf = ({ preset: { title, text } }: Plate, lang: Lang): string =>
  `${title[lang]}${lang === 'zh' ? '：' : ': '}${text[lang]}`;

/** The forms in which the build draws each plate: CSS pixels; the long one is as high as its text asks for. */
export const PICTURES = {
  preview: { width: 1200, height: 630 },
  // Covers of articles: 2.35:1 in WeChat, 3:2 in Toutiao.
  cover: { width: 1410, height: 600 },
  card: { width: 1200, height: 800 },
  square: { width: 1080, height: 1080 },
  portrait: { width: 1080, height: 1920 },
  long: { width: 1080, height: 'auto' },
} as const;
export type PictureForm = keyof typeof PICTURES;

/** The types in which each picture is there, the most wanted first. */
export const PICTURE_TYPES = ['png', 'svg'] as const;
export type PictureType = (typeof PICTURE_TYPES)[number];

/** The size of a picture as it is told; a long one has the height that it needs. */
export function sizeText(form: PictureForm): string {
  const { width, height } = PICTURES[form];
  return height === 'auto' ? String(width) : `${String(width)}×${String(height)}`;
}

/** The address of a picture of a plate, from the atlas's own: `share/rail/zh/preview.png`. */
export const pictureOf = (key: string, lang: Lang, form: PictureForm, type: PictureType): string =>
  `share/${key}/${lang}/${form}.${type}`;

/** The address of a plate's oEmbed answer, from the atlas's own. */
export const oembedOf = (key: string, lang: Lang): string => `oembed/${key}/${lang}.json`;

/** The address of the page that tells editors how to embed the map, from the atlas's own. */
export const guidePageOf = (lang: Lang): string => `embed/guide/${folderOf(lang)}`;

/** The address of the page that shows all plates, from the atlas's own. */
export const galleryPageOf = (lang: Lang): string => `embed/gallery/${folderOf(lang)}`;

/** The screen that a preset's link is made for; chapters fit themselves to any. */
const SCREEN = { width: 900, height: 700 };

/** The link text of the plate in the full atlas: what follows `#`. */
export function plateLink(catalogue: Catalogue, plate: Plate, lang: Lang): string {
  // A chapter brings its layers along; its name is enough, and makes for a code of few modules.
  if (plate.story) return encodeView(catalogue, { ...home(catalogue), story: plate.story, lang });
  const at = fit(plate.preset.bounds, SCREEN);
  return encodeView(catalogue, { ...plateView(catalogue, plate, lang), at });
}

/** The plate that shows a layer best: with the fewest others, a preset rather than a chapter; else the first. */
export function plateOfLayer(index: TourIndex, layer: string): Plate {
  const plates = platesOf(index);
  const best = plates
    .filter(({ preset }) => preset.on.includes(layer))
    .sort(
      (a, b) =>
        Number(a.story !== null) - Number(b.story !== null) || a.preset.on.length - b.preset.on.length,
    )[0];
  const plate = best ?? plates[0];
  if (!plate) throw new Error('plates: got none, expected at least one preset');
  return plate;
}
