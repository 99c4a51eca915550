/** Published views of the atlas: presets and chapters of stories. Each has its own embed page and pictures. */
import type { Catalogue, LayerEntry, Preset, TourIndex } from '../layer/catalogue.ts';
import { fit, NO_PADDING } from '../geometry/geo.ts';
import { encodeView } from '../view/link.ts';
import { home, type Lang, type StoryRef, type View } from '../view/view.ts';

export interface PublishedView {
  /** `preset` or `tour/chapter`: the path of its page below `embed/`. */
  key: string;
  preset: Preset;
  /** The chapter, if the published view is one. */
  story: StoryRef | null;
}

/** All published views: presets, then the chapters of the stories in their order. */
export const publishedViewsOf = ({ presets, tours }: TourIndex): PublishedView[] => [
  ...presets.map((preset) => ({ key: preset.id, preset, story: null })),
  ...tours.flatMap(({ id: tour, chapters }) =>
    chapters.map((chapter) => ({
      key: `${tour}/${chapter.id}`,
      preset: chapter,
      story: { tour, chapter: chapter.id },
    })),
  ),
];

/** The View that a published view opens with. Its bounds are fitted to the screen. */
export const viewOfPublished = (
  catalogue: Catalogue,
  { preset, story }: PublishedView,
  lang: Lang,
): View => ({
  ...home(catalogue),
  on: catalogue.layers.filter((l) => preset.on.includes(l.id)).map((l) => l.id),
  hidden: preset.hidden,
  moment: preset.moment ?? null,
  story,
  lang,
});

/** A map in an article is smaller than a full-screen one by this many zoom levels. */
const SMALLER = 1.2;
/** Layers with at most this many features have room for their names there. */
const FEW = 30;

const sooner = (zoom: number): number => zoom - SMALLER;
function labelIn({ count, label }: LayerEntry): LayerEntry['label'] {
  if (!label || count > FEW) return label;
  const { minzoom, later = {} } = label;
  const classes = Object.entries(later).map(([name, zoom]) => [name, sooner(zoom)] as const);
  return { minzoom: sooner(minzoom), later: Object.fromEntries(classes) };
}

/**
 * The catalogue for the embed of a published view: it opens at the published view's bounds, with the names that a
 * full screen would show.
 */
export const publishedCatalogue = (catalogue: Catalogue, { bounds }: Pick<Preset, 'bounds'>): Catalogue => ({
  ...catalogue,
  bounds,
  layers: catalogue.layers.map((layer) => ({ ...layer, label: labelIn(layer) })),
});

/** Whether a view shows the same as the published view. Camera and selection do not matter. */
export const isPublishedView = (catalogue: Catalogue, view: View, publishedView: PublishedView): boolean => {
  const opening = viewOfPublished(catalogue, publishedView, view.lang);
  return encodeView(catalogue, { ...view, at: null, sel: null, scheme: opening.scheme }, opening) === '';
};

/** The published view that matches a view best; its page represents the view. */
export interface PublishedMatch {
  publishedView: PublishedView;
  view: View;
  /** Whether the view shows the same as the published view. The camera does not matter. */
  exact: boolean;
}

/**
 * The published view whose page represents a view, and the view as that page describes it. If no published view shows
 * the same, it is the first published view. A chapter whose layers were changed no longer counts as a chapter.
 */
export function publishedMatchOf(catalogue: Catalogue, index: TourIndex, view: View): PublishedMatch | null {
  const publishedViews = publishedViewsOf(index);
  const bare = { ...view, story: null };
  for (const candidate of [view, bare]) {
    const publishedView = publishedViews.find((p) => isPublishedView(catalogue, candidate, p));
    if (publishedView) return { publishedView, view: candidate, exact: true };
  }
  const [first] = publishedViews;
  return first ? { publishedView: first, view: bare, exact: false } : null;
}

const folderOf = (lang: Lang): string => (lang === 'zh' ? '' : 'en/');

/** The address of a published view's embed page, relative to the atlas. The first preset is `embed/` itself. */
export const embedPageOf = (index: TourIndex, key: string, lang: Lang): string =>
  `embed/${key === index.presets[0]?.id ? '' : `${key}/`}${folderOf(lang)}`;

/** Alternative text for a picture of the published view. */
export const alternativeOf = ({ preset: { title, text } }: PublishedView, lang: Lang): string =>
  `${title[lang]}${lang === 'zh' ? '：' : ': '}${text[lang]}`;

/**
 * The picture formats that the build draws of each published view, in CSS pixels. The height of `long` follows its
 * text.
 */
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

/** The file types of each picture, the preferred one first. */
export const PICTURE_TYPES = ['png', 'svg'] as const;
export type PictureType = (typeof PICTURE_TYPES)[number];

/** The size of a picture in words. The height of a long picture is not fixed. */
export function sizeText(form: PictureForm): string {
  const { width, height } = PICTURES[form];
  return height === 'auto' ? String(width) : `${String(width)}×${String(height)}`;
}

/** The address of a picture of a published view, relative to the atlas: `share/rail/zh/preview.png`. */
export const pictureOf = (key: string, lang: Lang, form: PictureForm, type: PictureType): string =>
  `share/${key}/${lang}/${form}.${type}`;

/** The address of a published view's oEmbed answer, relative to the atlas. */
export const oembedOf = (key: string, lang: Lang): string => `oembed/${key}/${lang}.json`;

/** The address of the guide that shows editors how to embed the map, relative to the atlas. */
export const guidePageOf = (lang: Lang): string => `embed/guide/${folderOf(lang)}`;

/** The address of the gallery of all published views, relative to the atlas. */
export const galleryPageOf = (lang: Lang): string => `embed/gallery/${folderOf(lang)}`;

/** The screen, in CSS pixels, for which the link of a preset is made. Chapters fit themselves to any screen. */
const SCREEN = { width: 900, height: 700 };

/** The link text of the published view in the full atlas, without `#`. */
export function publishedLink(catalogue: Catalogue, publishedView: PublishedView, lang: Lang): string {
  // A chapter sets its own layers, so its name is enough. A short link also makes a QR code with few modules.
  if (publishedView.story)
    return encodeView(catalogue, { ...home(catalogue), story: publishedView.story, lang });
  const at = fit(publishedView.preset.bounds, SCREEN, NO_PADDING, catalogue.zoom[1]);
  return encodeView(catalogue, { ...viewOfPublished(catalogue, publishedView, lang), at });
}

/**
 * The published view that shows a layer best: the one with the fewest other layers, presets before chapters. If none
 * shows it, the first.
 */
export function publishedViewOfLayer(index: TourIndex, layer: string): PublishedView {
  const publishedViews = publishedViewsOf(index);
  const best = publishedViews
    .filter(({ preset }) => preset.on.includes(layer))
    .sort(
      (a, b) =>
        Number(a.story !== null) - Number(b.story !== null) || a.preset.on.length - b.preset.on.length,
    )[0];
  const publishedView = best ?? publishedViews[0];
  if (!publishedView) throw new Error('published views: got none, expected at least one preset');
  return publishedView;
}
