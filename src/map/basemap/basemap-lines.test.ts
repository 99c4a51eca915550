import { featureFilter, latest, normalizePropertyExpression } from '@maplibre/maplibre-gl-style-spec';
import type { StylePropertySpecification } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { BORDERS, drawnZoom, RIVERS, valueAt, type BasemapLine } from '../../domain/map/basemap.ts';
import { basemapLineLayers, RANKS } from './basemap-lines.ts';

const SPECS = (latest as unknown as { paint_line: Record<string, StylePropertySpecification> }).paint_line;

const all: [kind: string, line: BasemapLine][] = [
  ...Object.entries(BORDERS),
  ...RANKS.flatMap((rank): [string, BasemapLine][] => [
    [`river-${String(rank)}`, RIVERS[rank]],
    [`canal-${String(rank)}`, RIVERS[rank]],
  ]),
];

describe('basemap lines', () => {
  it('are each drawn once, as wide and as opaque as the SVG map draws them, on every screen', () => {
    for (const scale of [1, 2.5]) {
      const layers = basemapLineLayers('shapes', { scheme: 'paper', lang: 'zh', scale });
      for (const [kind, line] of all) {
        const feature = { type: 2 as const, properties: { line: kind } };
        const drawn = layers.filter((layer) => {
          const { filter } = featureFilter('filter' in layer ? layer.filter : undefined, 'filter');
          return filter({ zoom: 9 }, feature);
        });
        expect(drawn).toHaveLength(1);
        const [layer] = drawn;
        const paint = layer?.paint as Record<string, unknown>;
        for (const zoom of [6, 7.3, 8.2, 9, 12].map((z) => z + Math.log2(scale))) {
          const at = drawnZoom(zoom, 16 * scale);
          const value = (name: string): unknown => {
            const spec = SPECS[name];
            if (!spec) throw new Error(`${name}: is no property of lines`);
            return normalizePropertyExpression(paint[name] as never, name, spec).evaluate({ zoom }, feature);
          };
          const hidden = zoom < (layer?.minzoom ?? 0);
          expect(hidden ? 0 : value('line-opacity')).toBeCloseTo(valueAt(line.opacity, at), 6);
          expect(value('line-width')).toBeCloseTo(scale * valueAt(line.width, at), 6);
        }
      }
    }
  });

  it('take two style layers, and one more for each kind that fades in with zoom', () => {
    const ids = basemapLineLayers('shapes', { scheme: 'night', lang: 'zh', scale: 1 }).map(({ id }) => id);
    const comingIn = all.filter(([, { opacity }]) => opacity.length > 1);
    expect(ids).toHaveLength(comingIn.length + 2);
  });
});
