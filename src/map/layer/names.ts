/** Names of features: along lines where they fit, beside dots, at the centre of areas. */
import type { LayerSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import type { LayerEntry, Mark } from '../../domain/layer/catalogue.ts';
import { isDotMark } from '../../domain/layer/mark-slot.ts';
import { ALONG, FEATURE_LABELS, HALO, HALO_ON_LINE, labelColor } from '../../domain/map/basemap.ts';
import { along, beside, closeTo, inked, keepOff, labelPlacement, onOrBeside } from './label-style.ts';
import { colored, get, where, zoomOn, type Expression } from './paint.ts';
import { layerContext, meaning, type PartOptions } from './layer-context.ts';

export interface NameOptions extends PartOptions {
  /** Desktop zoom from which the names are shown; some classes have a later zoom of their own. */
  minzoom: number;
  later: Readonly<Record<string, number>>;
  /** Features whose names are drawn elsewhere. */
  without: ReadonlySet<string>;
  /** Whether names follow their lines where they fit. Otherwise they stand on their point and are always shown. */
  follow: boolean;
}

/** The names of a mark that one style layer draws. */
interface Draft {
  /** The id of the style layer is `layer/name-part`. */
  part: string;
  /** Whether the name is placed on the feature's line instead of its label point. */
  onLine?: boolean;
  filter?: Expression;
  layout?: SymbolLayerSpecification['layout'];
  minzoom?: number;
}

/** Names of lines: where they follow their line, they stand on a point only until the line has room for them. */
function lineNames({ follow, setting }: NameOptions): Draft[] {
  const layout = closeTo(FEATURE_LABELS.line.size);
  if (!follow) return [{ part: 'line', layout }];
  // Filters see integer zooms only; both tests use the same expression.
  const room: Expression = ['>=', ['+', ['zoom'], 0.5 - Math.log2(setting.scale)], get('along')];
  return [
    { part: 'line', layout, filter: ['!', room] },
    { part: 'along', onLine: true, layout: along(setting.scale), filter: room, minzoom: ALONG - 0.5 },
  ];
}

/** The names of each mark. The marks whose names have the lowest priority come first. */
const NAMES = {
  arc: () => [{ part: 'arc' }],
  trip: () => [{ part: 'trip' }],
  fill: () => [{ part: 'area', layout: onOrBeside(FEATURE_LABELS.fill.size) }],
  line: lineNames,
  circle: () => [{ part: 'dot', layout: beside(get('size'), FEATURE_LABELS.circle.size) }],
} satisfies Record<Mark, (options: NameOptions) => Draft[]>;
const MARKS_BY_PRIORITY = Object.keys(NAMES) as Mark[];

/** Keeps all names off a layer's dots; empty for a layer without dots. */
export function keepOffDots(entry: LayerEntry, options: PartOptions): LayerSpecification[] {
  const { id, source, setting } = options;
  const { has } = layerContext(entry, options);
  return MARKS_BY_PRIORITY.filter((mark) => isDotMark(mark) && has(mark)).map((mark) => ({
    id: `${id}/keep-off-${mark}`,
    type: 'symbol',
    source,
    ...(entry.minzoom === undefined ? {} : { minzoom: zoomOn(setting.scale, entry.minzoom) }),
    filter: where(mark),
    ...keepOff(get('size'), setting.scale),
  }));
}

/** Names with the same least zoom. */
interface Group {
  /** Suffix of the ids of their style layers. */
  suffix: string;
  minzoom: number;
  /** Whether features of a class are in the group: as a boolean, and as a filter. */
  has: (name: string | undefined) => boolean;
  filter: Expression[];
}
const classOf: Expression = ['to-string', get('class')];
const isOneOf = (names: readonly string[]): Expression => ['in', classOf, ['literal', names]];

function groupsOf({ minzoom, later }: NameOptions): Group[] {
  const waiting = Object.keys(later);
  const zooms = [...new Set(Object.values(later))].sort((a, b) => b - a);
  return [
    ...zooms.map((zoom): Group => {
      const classes = waiting.filter((name) => later[name] === zoom);
      return {
        suffix: `-${classes.join('-')}`,
        minzoom: zoom,
        has: (name) => classes.includes(name ?? ''),
        filter: [isOneOf(classes)],
      };
    }),
    {
      suffix: '',
      minzoom,
      has: (name) => !waiting.includes(name ?? ''),
      filter: waiting.length > 0 ? [['!', isOneOf(waiting)]] : [],
    },
  ];
}

/** The style layers of a layer's names, lowest priority first: by the zoom of classes, latest first, then by mark. */
export const namesOf = (entry: LayerEntry, options: NameOptions): LayerSpecification[] =>
  groupsOf(options).flatMap((group) => namesOfGroup(entry, options, group));

function namesOfGroup(entry: LayerEntry, options: NameOptions, group: Group): LayerSpecification[] {
  const { id, source, opacity, setting, without, pickable } = options;
  const { has, tones } = layerContext(entry, options);
  const others: Expression[] = without.size > 0 ? [['!', ['in', get('id'), ['literal', [...without]]]]] : [];
  const styleLayer = (mark: Mark, { part, onLine, filter, layout, minzoom }: Draft): LayerSpecification => {
    const { size, weight, ...label } = FEATURE_LABELS[mark];
    const conditions = [
      ['==', get('of'), mark],
      ...(filter ? [filter] : []),
      ...group.filter,
      ...others,
    ] as Expression[];
    const color = colored(tones(mark), setting.scheme, labelColor);
    const from = Math.max(group.minzoom, entry.minzoom ?? 0, label.minzoom, minzoom ?? 0);
    return {
      id: `${id}/name-${part}${group.suffix}`,
      type: 'symbol',
      source,
      minzoom: zoomOn(setting.scale, from),
      ...meaning('point', entry, pickable),
      filter: where(onLine ? mark : 'label', ...conditions),
      layout: { ...labelPlacement(size, weight, setting), 'symbol-sort-key': get('order'), ...layout },
      paint: inked(color, opacity, setting, onLine ? HALO_ON_LINE : HALO),
    };
  };
  return MARKS_BY_PRIORITY.filter((mark) => has(mark, (look) => group.has(look.class))).flatMap((mark) =>
    NAMES[mark](options).map((draft) => styleLayer(mark, draft)),
  );
}
