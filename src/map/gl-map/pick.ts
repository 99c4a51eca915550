/** Finds the features under a finger or the pointer. */
import type { Map as MapLibre, MapGeoJSONFeature } from 'maplibre-gl';
import { refText, type FeatureRef } from '../../domain/layer/feature.ts';
import { toScreen } from '../../domain/geometry/geo.ts';
import { cameraOf, sizeOf } from './camera.ts';
import type { Aim, Meaning } from '../layer/layer-context.ts';

/** Greatest distance from the finger or pointer to a dot or line, in desktop pixels. */
export const TOLERANCE = { mouse: 4, touch: 14 } as const;

export interface Hit {
  ref: FeatureRef;
  aim: Aim | 'arc';
  /** CSS pixels from the point to a dot; 0 for other marks. */
  away: number;
}
const RANK: Readonly<Record<Hit['aim'], number>> = { point: 0, arc: 1, line: 2, area: 3 };

/** Sorts hits: dots, arcs, lines, areas; near dots first, otherwise topmost first; each feature once. */
export function sorted(hits: readonly Hit[]): FeatureRef[] {
  const order = [...hits].sort((a, b) => RANK[a.aim] - RANK[b.aim] || a.away - b.away);
  const seen = new Set<string>();
  return order.flatMap(({ ref }) => {
    if (seen.has(refText(ref))) return [];
    seen.add(refText(ref));
    return [ref];
  });
}

const meaningOf = (metadata: unknown): Meaning | null => {
  const found = metadata as Partial<Meaning> | undefined;
  return found?.aim && found.layer !== undefined ? { aim: found.aim, layer: found.layer } : null;
};

/** The features that MapLibre draws there, topmost first. Areas count only directly under the point. */
export function hitsAt(map: MapLibre, at: { x: number; y: number }, tolerance: number): Hit[] {
  const layers = map.getLayersOrder().filter((id) => meaningOf(map.getLayer(id)?.metadata) !== null);
  const near = map.queryRenderedFeatures(
    [
      [at.x - tolerance, at.y - tolerance],
      [at.x + tolerance, at.y + tolerance],
    ],
    { layers },
  );
  const right = new Set(map.queryRenderedFeatures([at.x, at.y], { layers }).map(keyOf));
  const size = sizeOf(map.getContainer());
  return near.flatMap((feature) => {
    const found = meaningOf(feature.layer.metadata);
    if (!found || typeof feature.id !== 'string') return [];
    if (found.aim === 'area' && !right.has(keyOf(feature))) return [];
    return [
      {
        ref: { layer: found.layer, feature: feature.id },
        aim: found.aim,
        away: found.aim === 'point' ? distance(map, feature, at, size) : 0,
      },
    ];
  });
}

const keyOf = (feature: MapGeoJSONFeature): string => `${feature.layer.id} ${String(feature.id)}`;

function distance(
  map: MapLibre,
  { geometry }: MapGeoJSONFeature,
  at: { x: number; y: number },
  size: { width: number; height: number },
): number {
  if (geometry.type !== 'Point') return 0;
  const [x, y] = toScreen(
    cameraOf(map),
    size,
    geometry.coordinates[0] ?? NaN,
    geometry.coordinates[1] ?? NaN,
  );
  return Math.hypot(x - at.x, y - at.y);
}
