/** Bands that lift selected and highlighted features off the map: halo, then ink, under a copy of the feature. */
import type { LayerSpecification } from 'maplibre-gl';
import { SELECTED } from '../domain/ground.ts';
import { GROUND_COLORS } from '../domain/palette.ts';
import { each, sized, where } from './paint.ts';
import type { Setting } from './scene.types.ts';

/** The bands under marked features of a source, for outlines, lines and dots. */
export function bandsOf(source: string, { ground, scale }: Setting): LayerSpecification[] {
  return (['halo', 'ink'] as const).flatMap((band): LayerSpecification[] => [
    ...(['fill', 'line', 'trip'] as const).map((mark): LayerSpecification => ({
      id: `${source}/${band}-${mark}`,
      type: 'line',
      source,
      filter: where(mark),
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': each(GROUND_COLORS[ground][band]),
        'line-width': sized(scale, SELECTED[band]),
        'line-blur': each(0),
      },
    })),
    {
      id: `${source}/${band}-dot`,
      type: 'circle',
      source,
      filter: where('circle'),
      paint: {
        'circle-color': each(GROUND_COLORS[ground][band]),
        'circle-radius': ['*', 0.5, sized(scale, SELECTED[band])],
        'circle-opacity': each(1),
      },
    },
  ]);
}
