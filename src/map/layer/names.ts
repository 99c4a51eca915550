/** Names of features: along lines where they fit, beside dots, at the centre of areas. */
import type { LayerSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import type { LayerEntry, Mark } from '../../domain/layer/catalogue.ts';
import {
  ALONG,
  ARC_NAMES,
  FEATURE_LABELS,
  HALO,
  HALO_ON_LINE,
  labelColor,
} from '../../domain/map/basemap.ts';
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

interface Draft {
  mark: Mark;
  /** Whether the name is placed on the feature's line instead of its label point. */
  onLine?: boolean;
  filter?: Expression;
  layout?: SymbolLayerSpecification['layout'];
  minzoom?: number;
}

/** Keeps all names off a layer's dots; empty for a layer without dots. */
export function keepOffDots(entry: LayerEntry, options: PartOptions): LayerSpecification[] {
  const { id, source, setting } = options;
  if (!layerContext(entry, options).has('circle')) return [];
  return [
    {
      id: `${id}/keep-off`,
      type: 'symbol',
      source,
      ...(entry.minzoom === undefined ? {} : { minzoom: zoomOn(setting.scale, entry.minzoom) }),
      filter: where('circle'),
      ...keepOff(get('size'), setting.scale),
    },
  ];
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

/**
 * The style layers of a layer's names, lowest priority first: classes with the latest zoom, then arcs, trips, areas,
 * lines, dots.
 */
export const namesOf = (entry: LayerEntry, options: NameOptions): LayerSpecification[] =>
  groupsOf(options).flatMap((group) => namesOfGroup(entry, options, group));

function namesOfGroup(entry: LayerEntry, options: NameOptions, group: Group): LayerSpecification[] {
  const { id, source, opacity, setting, follow, without, pickable } = options;
  const { has, tones } = layerContext(entry, options);
  const others: Expression[] = without.size > 0 ? [['!', ['in', get('id'), ['literal', [...without]]]]] : [];
  const names = (part: string, { mark, onLine, filter, layout, minzoom }: Draft): LayerSpecification[] => {
    if (!has(mark, (look) => group.has(look.class))) return [];
    const { size, weight } = FEATURE_LABELS[mark];
    const conditions = [
      ['==', get('of'), mark],
      ...(filter ? [filter] : []),
      ...group.filter,
      ...others,
    ] as Expression[];
    const color = colored(tones(mark), setting.scheme, labelColor);
    return [
      {
        id: `${id}/${part}${group.suffix}`,
        type: 'symbol',
        source,
        minzoom: zoomOn(setting.scale, Math.max(group.minzoom, entry.minzoom ?? 0, minzoom ?? 0)),
        ...meaning('point', entry, pickable),
        filter: where(onLine ? 'line' : 'label', ...conditions),
        layout: { ...labelPlacement(size, weight, setting), 'symbol-sort-key': get('order'), ...layout },
        paint: inked(color, opacity, setting, onLine ? HALO_ON_LINE : HALO),
      },
    ];
  };
  // Filters see integer zooms only; both tests use the same expression.
  const room: Expression = ['>=', ['+', ['zoom'], 0.5 - Math.log2(setting.scale)], get('along')];
  return [
    ...names('name-arc', { mark: 'arc', minzoom: ARC_NAMES }),
    ...names('name-trip', { mark: 'trip' }),
    ...names('name-area', { mark: 'fill', layout: onOrBeside(FEATURE_LABELS.fill.size) }),
    ...names('name-line', {
      mark: 'line',
      layout: closeTo(FEATURE_LABELS.line.size),
      ...(follow ? { filter: ['!', room] } : {}),
    }),
    ...(follow
      ? names('name-along', {
          mark: 'line',
          onLine: true,
          filter: room,
          layout: along(setting.scale),
          minzoom: ALONG - 0.5,
        })
      : []),
    ...names('name-dot', { mark: 'circle', layout: beside(get('size'), FEATURE_LABELS.circle.size) }),
  ];
}
