/** Context of a data layer's style layers: ids, slots, combinations, opacity. */
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

/** What a tap on a style layer picks. A point has priority over a line, a line over an area. */
export type Aim = 'point' | 'line' | 'area';
/** Metadata of a style layer that picking reads. */
export interface Meaning {
  aim: Aim;
  layer: string;
}

export interface PartOptions {
  /** Id of the source, and prefix of the ids of its style layers. */
  id: string;
  source: string;
  /** Combinations that occur among the features of the source. */
  combinations: readonly DrawnCombination[];
  /** Factor of all opacities, 0..1. */
  opacity: number;
  /** Opacity factor (0..1) at which the same features are already drawn beneath; 0 if they are not. */
  beneath: number;
  setting: Setting;
  /** Whether taps and the pointer can pick it. */
  pickable: boolean;
}

type Draft =
  | Omit<FillLayerSpecification, 'id' | 'source'>
  | Omit<LineLayerSpecification, 'id' | 'source'>
  | Omit<CircleLayerSpecification, 'id' | 'source'>;

export interface LayerContext extends PartOptions {
  entry: LayerEntry;
  /** A style layer with the id `layer/name`, as a list of one. */
  part: (name: string, draft: Draft, aim?: Aim) => LayerSpecification[];
  /** Whether a mark with such a look occurs; a mark that does not occur needs no style layer. */
  has: (mark: Mark, such?: (look: DrawnCombination) => boolean) => boolean;
  /** Opacity of a translucent fill. It allows for the copy beneath, so that the two together are not darker. */
  veil: (full: number) => number;
  /** The tones that occur among a mark's features. */
  tones: (mark: Mark) => Color[];
}

/** Metadata of a style layer that says what a tap on it picks. */
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
  // A fixed order, independent of the order of features, so that the style stays the same.
  tones: (mark) =>
    [...new Set(options.combinations.filter((look) => look.mark === mark).map((look) => look.color))].sort(),
});
