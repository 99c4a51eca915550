/** Style layers for the basemap's lines: borders, rivers and canals, as src/domain/map/basemap.ts defines them. */
import type { LayerSpecification } from 'maplibre-gl';
import { BORDERS, CANAL_DASH, RIVERS, valueAt, type BasemapLine } from '../../domain/map/basemap.ts';
import { SCHEME_COLORS } from '../../domain/legend/palette.ts';
import { forMapLibre } from '../layer/dashes.ts';
import { get, match, overZoom, zoomOn, type Expression } from '../layer/paint.ts';
import type { Setting } from '../scene/scene.types.ts';

export type Rank = 1 | 2 | 3 | 4;
/** Ranks in drawing order: the least important first. */
export const RANKS: readonly Rank[] = [4, 3, 2, 1];

/** A kind of line; each kind has its own look. */
export type BasemapLineKind = 'context' | 'county' | 'city' | `canal-${Rank}` | `river-${Rank}`;

const { context, county, city } = BORDERS;
/** How each kind of basemap line is drawn, from the lowest to the topmost. */
const BASEMAP_LINES = {
  ...{ context, county, city },
  ...Object.fromEntries(
    RANKS.flatMap((rank) => [
      [`canal-${String(rank)}`, { ...RIVERS[rank], dash: CANAL_DASH }],
      [`river-${String(rank)}`, RIVERS[rank]],
    ]),
  ),
} as Readonly<Record<BasemapLineKind, BasemapLine>>;

/** Whether a kind of line fades in with zoom. */
const comesIn = (kind: BasemapLineKind): boolean => BASEMAP_LINES[kind].opacity.length > 1;

/** One style layer for these kinds of line. They must be all dashed or all solid; a kind that fades in has its own. */
function drawBasemapLines(
  kinds: readonly BasemapLineKind[],
  source: string,
  { scheme, scale }: Setting,
): LayerSpecification[] {
  const [first] = kinds;
  if (!first) return [];
  const { dash, opacity } = BASEMAP_LINES[first];
  const { border, water } = SCHEME_COLORS[scheme];
  const byLineKind = (of: (kind: BasemapLineKind) => unknown): Expression =>
    match(
      'line',
      kinds.map((kind) => [kind, of(kind)]),
      of(first),
    );
  const width = overZoom(
    kinds.flatMap((kind) => BASEMAP_LINES[kind].width),
    scale,
    (zoom) => byLineKind((kind) => valueAt(BASEMAP_LINES[kind].width, zoom) * scale),
  );
  return [
    {
      id: `basemap/${first}`,
      type: 'line',
      source,
      ...(comesIn(first) ? { minzoom: zoomOn(scale, opacity[0]?.[0] ?? 0) } : {}),
      filter: ['in', get('line'), ['literal', kinds]],
      layout: { 'line-join': 'round', 'line-cap': dash ? 'butt' : 'round' },
      paint: {
        'line-color': byLineKind((kind) => (kind in BORDERS ? border : water)),
        'line-width': width,
        'line-opacity': comesIn(first)
          ? overZoom(opacity, scale, (zoom) => valueAt(opacity, zoom))
          : byLineKind((kind) => valueAt(BASEMAP_LINES[kind].opacity, 0)),
        ...(dash ? { 'line-dasharray': forMapLibre(dash) } : {}),
      },
    },
  ];
}

/** Style layers of all kinds of line. Those that are always drawn share one, because each layer costs time in every frame. */
export function basemapLineLayers(source: string, setting: Setting): LayerSpecification[] {
  const all = Object.keys(BASEMAP_LINES) as BasemapLineKind[];
  const always = all.filter((kind) => !comesIn(kind));
  return [
    ...all.filter(comesIn).map((kind) => [kind]),
    always.filter((kind) => !BASEMAP_LINES[kind].dash),
    always.filter((kind) => BASEMAP_LINES[kind].dash),
  ].flatMap((kinds) => drawBasemapLines(kinds, source, setting));
}
