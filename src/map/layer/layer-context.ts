/** What the style layers of a data layer have in common: their names and places, and what they have to draw. */
import type {
  CircleLayerSpecification,
  FillLayerSpecification,
  LayerSpecification,
  LineLayerSpecification,
} from 'maplibre-gl';
import type { LayerEntry, Mark } from '../../domain/layer/catalogue.ts';
import type { Color } from '../../domain/legend/palette.ts';
import type { DrawnCombination } from './drawn.ts';
import { zoomOn } from './paint.ts';
import type { Setting } from '../scene/scene.types.ts';

/** What a tap on a style layer means: the finer mark is what was meant. */
export type Aim = 'point' | 'line' | 'area';
/** What a tap reads off a style layer. */
export interface Meaning {
  aim: Aim;
  layer: string;
}

export interface PartOptions {
  /** Prefix of the style layers' ids, and their source. */
  id: string;
  source: string;
  /** What occurs among the features of the source. */
  combinations: readonly DrawnCombination[];
  /** 0..1, multiplies all opacities. */
  opacity: number;
  /** 0..1, how strongly the same features are drawn already, beneath; 0 for not at all. */
  beneath: number;
  setting: Setting;
  /** Whether taps and the pointer find it. */
  pickable: boolean;
}

type Draft =
  | Omit<FillLayerSpecification, 'id' | 'source'>
  | Omit<LineLayerSpecification, 'id' | 'source'>
  | Omit<CircleLayerSpecification, 'id' | 'source'>;

export interface LayerContext extends PartOptions {
  entry: LayerEntry;
  /** A style layer `layer/name`, in a list of its own. */
  part: (name: string, draft: Draft, aim?: Aim) => LayerSpecification[];
  /** Whether a mark occurs, with such a look: what does not occur needs no style layer. */
  has: (mark: Mark, such?: (look: DrawnCombination) => boolean) => boolean;
  /** The opacity of what is translucent at full strength already: what lies beneath counts, or a copy would be darker. */
  veil: (full: number) => number;
  /** The tones that occur among a mark's features. */
  tones: (mark: Mark) => Color[];
}

/** Where a tap on it leads, as metadata of a style layer. */
export const meaning = (
  aim: Aim | undefined,
  entry: LayerEntry,
  pickable: boolean,
): { metadata?: Meaning } => (aim && pickable ? { metadata: { aim, layer: entry.id } } : {});

export const layerContext = (entry: LayerEntry, options: PartOptions): LayerContext => ({
  ...options,
  entry,
  part: (name, draft, aim) => [
    {
      ...draft,
      id: `${options.id}/${name}`,
      source: options.source,
      ...(entry.minzoom === undefined ? {} : { minzoom: zoomOn(options.setting.scale, entry.minzoom) }),
      ...meaning(aim, entry, options.pickable),
    },
  ],
  veil: (full) => {
    const there = full * options.beneath;
    return there < 1 ? (full * options.opacity - there) / (1 - there) : 0;
  },
  has: (mark, such = () => true) => options.combinations.some((look) => look.mark === mark && such(look)),
  // In one order, whichever features came first: then the style stays the same.
  tones: (mark) =>
    [...new Set(options.combinations.filter((look) => look.mark === mark).map((look) => look.color))].sort(),
});
