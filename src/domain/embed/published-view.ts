/** Published views of the atlas: the presets and the chapters of stories, each with an embed page and pictures of its own. */
import type { Catalogue, LayerEntry, Preset, TourIndex } from '../layer/catalogue.ts';
import { fit } from '../geometry/geo.ts';
import { encodeView } from '../view/link.ts';
import { home, type Lang, type StoryRef, type View } from '../view/view.ts';

export interface PublishedView {
  /** `preset` or `tour/chapter`: its address below `embed/`. */
  key: string;
  preset: Preset;
  /** Where it is a chapter. */
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

/** The View that a published view opens with; where it looks is its bounds, fitted to the screen. */
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

/** The atlas as a published view's embed has it: it opens at the published view's bounds, and its frame names what a screen would name. */
export const publishedCatalogue = (catalogue: Catalogue, { bounds }: Pick<Preset, 'bounds'>): Catalogue => ({
  ...catalogue,
  bounds,
  layers: catalogue.layers.map((layer) => ({ ...layer, label: labelIn(layer) })),
});

/** Whether a view is what the published view shows, wherever it looks and whatever is selected. */
export const isPublishedView = (catalogue: Catalogue, view: View, publishedView: PublishedView): boolean => {
  const opening = viewOfPublished(catalogue, publishedView, view.lang);
  return encodeView(catalogue, { ...view, at: null, sel: null, scheme: opening.scheme }, opening) === '';
};

/** Whose page tells a view. */
export interface PublishedMatch {
  publishedView: PublishedView;
  view: View;
  /** Whether it is the published view's own view, wherever it looks. */
  exact: boolean;
}

/**
 * The published view whose page tells a view, and the view as it is told there: where no published view shows it, the first one's page
 * does. A chapter whose layers were changed is no chapter any more.
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

/** The address of a published view's embed page, from the atlas's own; the first preset is `embed/` itself. */
export const embedPageOf = (index: TourIndex, key: string, lang: Lang): string =>
  `embed/${key === index.presets[0]?.id ? '' : `${key}/`}${folderOf(lang)}`;

/** What is told in place of a picture of the published view. */
export const alternativeOf = ({ preset: { title, text } }: PublishedView, lang: Lang): string =>
  `${title[lang]}${lang === 'zh' ? '：' : ': '}${text[lang]}`;

/** The forms in which the build draws each published view: CSS pixels; the long one is as high as its text asks for. */
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

/** The address of a picture of a published view, from the atlas's own: `share/rail/zh/preview.png`. */
export const pictureOf = (key: string, lang: Lang, form: PictureForm, type: PictureType): string =>
  `share/${key}/${lang}/${form}.${type}`;

/** The address of a published view's oEmbed answer, from the atlas's own. */
export const oembedOf = (key: string, lang: Lang): string => `oembed/${key}/${lang}.json`;

/** The address of the page that tells editors how to embed the map, from the atlas's own. */
export const guidePageOf = (lang: Lang): string => `embed/guide/${folderOf(lang)}`;

/** The address of the page that shows all published views, from the atlas's own. */
export const galleryPageOf = (lang: Lang): string => `embed/gallery/${folderOf(lang)}`;

/** The screen that a preset's link is made for; chapters fit themselves to any. */
const SCREEN = { width: 900, height: 700 };

/** The link text of the published view in the full atlas: what follows `#`. */
export function publishedLink(catalogue: Catalogue, publishedView: PublishedView, lang: Lang): string {
  // A chapter brings its layers along; its name is enough, and makes for a code of few modules.
  if (publishedView.story)
    return encodeView(catalogue, { ...home(catalogue), story: publishedView.story, lang });
  const at = fit(publishedView.preset.bounds, SCREEN);
  return encodeView(catalogue, { ...viewOfPublished(catalogue, publishedView, lang), at });
}

/** The published view that shows a layer best: with the fewest others, a preset rather than a chapter; else the first. */
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
