/**
 * The contents of a published view: its layers at its moment, without hidden classes. Legends cover only what is
 * drawn.
 */
import type { Geometry } from 'geojson';
import type { Catalogue, LayerEntry, Mark, Source, TourIndex } from '../layer/catalogue.ts';
import { isNamed } from '../layer/evidence.ts';
import { refText, type Feature, type LayerData } from '../layer/feature.ts';
import { boundsOf, positions, type Bounds } from '../geometry/geo.ts';
import { atMoment } from '../time/moment.ts';
import { presentCombinations } from '../legend/present-combinations.ts';
import type { PublishedView } from './published-view.ts';
import { date, say } from '../text/text.ts';
import { touches } from '../geometry/intersects.ts';
import { shown, type Lang } from '../view/view.ts';

export interface PublishedLayer {
  /** The layer, but `combinations` and `count` are counted from the features of the published view. */
  entry: LayerEntry;
  data: LayerData;
}

const meets = (a: Bounds, b: Bounds): boolean => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

/** Whether what each mark draws of a geometry can be seen in a window. */
const TOUCHES = {
  fill: touches,
  line: touches,
  circle: touches,
  trip: touches,
  // An arc is curved and leaves the straight line between its ends, so its bounds are tested.
  arc: (geometry, window) => meets(boundsOf(positions(geometry)), window),
} satisfies Record<Mark, (geometry: Geometry, window: Bounds) => boolean>;

/**
 * The published view's layers in the given order, with the features that touch the window. Layers without any are
 * left out.
 */
export function publishedLayers<L extends LayerEntry>(
  { layers, edition }: { layers: readonly L[]; edition: string },
  { preset }: PublishedView,
  dataOf: (layer: L) => LayerData,
  window: Bounds = preset.bounds,
): PublishedLayer[] {
  return layers
    .filter(({ id }) => preset.on.includes(id))
    .flatMap((entry) => {
      const data = dataOf(entry);
      const features = shown(
        atMoment(data.features, preset.moment ?? null, edition),
        preset.hidden[entry.id],
      ).filter(({ geometry, properties: { mark } }) => TOUCHES[mark](geometry, window));
      if (features.length === 0) return [];
      return [
        {
          entry: { ...entry, count: features.length, combinations: presentCombinations(features) },
          data: { ...data, features },
        },
      ];
    });
}

/** The features that the published view highlights. */
export const highlightedOf = (
  { preset }: PublishedView,
  { entry, data }: PublishedLayer,
): readonly Feature[] =>
  data.features.filter(({ properties: { id } }) =>
    preset.highlight.includes(refText({ layer: entry.id, feature: id })),
  );

/**
 * The sources of all that the published view shows. Order: sources with a known outlet first, among them those of
 * highlighted features; then by number of citations.
 */
export function publishedSources(publishedView: PublishedView, layers: readonly PublishedLayer[]): Source[] {
  const found = new Map<string, { source: Source; weight: number }>();
  for (const layer of layers) {
    const highlighted = new Set(highlightedOf(publishedView, layer));
    for (const feature of layer.data.features)
      for (const id of new Set([
        ...feature.properties.sources,
        ...feature.properties.facts.map((f) => f.source),
      ])) {
        const source = layer.data.sources[id];
        // Estimates by the editors themselves are not cited.
        if (!source || source.kind === 'estimate') continue;
        const before = found.get(id)?.weight ?? 0;
        found.set(id, { source, weight: before + (highlighted.has(feature) ? 100 : 1) });
      }
  }
  return [...found.values()]
    .sort((a, b) => Number(isNamed(b.source)) - Number(isNamed(a.source)) || b.weight - a.weight)
    .map(({ source }) => source);
}

/** The tour whose chapter the published view is. */
export const seriesOf = ({ tours }: TourIndex, { story }: PublishedView) =>
  tours.find(({ id }) => id === story?.tour);

/** The moment that the map shows, in words. */
export function momentText(
  catalogue: Pick<Catalogue, 'edition' | 'newest'>,
  moment: string | undefined,
  lang: Lang,
): string {
  if (moment === undefined) {
    // A reader of a picture does not see the pages that state the edition, so the picture states the date of its
    // evidence.
    const known = say(lang, 'asOf', { when: date(lang, catalogue.newest || catalogue.edition) });
    return known.charAt(0).toUpperCase() + known.slice(1);
  }
  const when =
    moment.length > 4 ? date(lang, moment) : lang === 'zh' ? `${moment}年末` : `the end of ${moment}`;
  if (moment > catalogue.edition)
    return lang === 'zh' ? `${when}的地图，按已公布的目标` : `The map at ${when}, by published targets`;
  return lang === 'zh' ? `${when}的地图` : `The map at ${when}`;
}

/** Alternative text of a picture of the published view. */
export function altText(
  catalogue: Catalogue,
  publishedView: PublishedView,
  layers: readonly PublishedLayer[],
  lang: Lang,
): string {
  const { title, moment } = publishedView.preset;
  const highlighted = layers
    .flatMap((layer) => highlightedOf(publishedView, layer))
    .map(({ properties: p }) => (p.short ?? p.name)[lang]);
  const when = momentText(catalogue, moment, lang);
  if (lang === 'zh') {
    const parts = layers.map(({ entry }) => `${entry.title.zh}（${String(entry.count)}个要素）`);
    return (
      `地图“${title.zh}”：郑州都市圈底图上绘有${parts.join('、')}。` +
      `${highlighted.length > 0 ? `突出的是${highlighted.join('、')}。` : ''}${when}。`
    );
  }
  const parts = layers.map(
    ({ entry }) => `${entry.title.en} (${String(entry.count)} ${entry.count === 1 ? 'feature' : 'features'})`,
  );
  return (
    `Map “${title.en}”: on a basemap of the Zhengzhou metropolitan area, ${parts.join(', ')}. ` +
    `${highlighted.length > 0 ? `Raised: ${highlighted.join(', ')}. ` : ''}${when}.`
  );
}
