import {
  featureFilter,
  latest,
  normalizePropertyExpression,
  type StylePropertySpecification,
} from '@maplibre/maplibre-gl-style-spec';
import type { LayerSpecification } from 'maplibre-gl';
import { beforeAll, describe, expect, it } from 'vitest';
import { realScene, type RealScene } from '../../../tests/real-scene.ts';
import type { LayerEntry } from '../../domain/layer/catalogue.ts';
import { BEING_BUILT, lookOf, STROKES, type Look } from '../../domain/layer/encode.ts';
import type { Feature } from '../../domain/layer/feature.ts';
import { DIMMED, FEATURE_LABELS, labelColor } from '../../domain/map/basemap.ts';
import { CRISP_EDGE, SOFT_EDGE } from '../../domain/map/edges.ts';
import { SCHEME_COLORS, SCHEMES, hex, type Scheme } from '../../domain/legend/palette.ts';
import { dashOf, forMapLibre } from './dashes.ts';
import type { DrawnFeature } from './drawn.ts';
import { hatchName, hatchTile } from './hatch.ts';

let real: RealScene;
beforeAll(async () => {
  real = await realScene();
});

const KIND: Readonly<Record<string, 1 | 2 | 3>> = {
  Point: 1,
  MultiPoint: 1,
  LineString: 2,
  MultiLineString: 2,
  Polygon: 3,
  MultiPolygon: 3,
};
const asTile = ({
  geometry,
  properties,
}: DrawnFeature): { type: 1 | 2 | 3; properties: Record<string, unknown> } => ({
  type: KIND[geometry.type] ?? 1,
  properties: { ...properties },
});

/** The value of a paint property that MapLibre evaluates for that feature; colours as #rrggbb. */
function painted(layer: LayerSpecification, name: string, feature: DrawnFeature): unknown {
  const groups = latest as unknown as Record<string, Record<string, StylePropertySpecification>>;
  const specification = groups[`paint_${layer.type}`]?.[name];
  if (!specification) throw new Error(`${layer.id}: got ${name}, expected a paint property of ${layer.type}`);
  const value = (layer.paint as Record<string, unknown>)[name];
  const expression = normalizePropertyExpression(value as never, `${layer.id}/${name}`, specification);
  const got: unknown = expression.evaluate({ zoom: 8 }, asTile(feature), {});
  if (typeof got === 'object' && got !== null && 'r' in got) {
    const { r, g, b } = got as unknown as Record<'r' | 'g' | 'b', number>;
    return `#${[r, g, b]
      .map((v) =>
        Math.round(v * 255)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`;
  }
  return got;
}

const passes = (layer: LayerSpecification, feature: DrawnFeature): boolean => {
  const filter = 'filter' in layer ? layer.filter : undefined;
  return featureFilter(filter, layer.id).filter({ zoom: 8 }, asTile(feature));
};

interface Case {
  entry: LayerEntry;
  feature: Feature;
  drawn: DrawnFeature;
  look: Look;
  scheme: Scheme;
  /** The style layers that draw the feature, by short name. */
  parts: Map<string, LayerSpecification>;
}

function* cases(): Generator<Case> {
  for (const scheme of SCHEMES) {
    const { layers } = real.scene({ scheme });
    for (const entry of real.catalogue.layers) {
      const own = layers.filter((l) => l.id.startsWith(`${entry.id}/`));
      for (const feature of real.data.get(entry.id)?.features ?? []) {
        const drawn = real.drawn
          .get(entry.id)
          ?.features.find((f) => f.properties.id === feature.properties.id && f.properties.mark !== 'label');
        if (!drawn) throw new Error(`${entry.id}/${feature.properties.id}: is not drawn, expected it`);
        const parts = own
          .filter((l) => passes(l, drawn))
          .map((l) => [l.id.slice(entry.id.length + 1), l] as const);
        yield {
          entry,
          feature,
          drawn,
          look: lookOf(entry, feature.properties),
          scheme,
          parts: new Map(parts),
        };
      }
    }
  }
}

describe('what the map paints for every real feature', () => {
  it('has the colour, width, opacity and dashes of lookOf', () => {
    let seen = 0;
    for (const { entry, feature, drawn, look, scheme, parts } of cases()) {
      const { mark } = feature.properties;
      const who = `${entry.id}/${feature.properties.id} on ${scheme}`;
      const got = (part: string, name: string): unknown => {
        const layer = parts.get(part);
        if (!layer) throw new Error(`${who}: got no ${part}, but ${[...parts.keys()].join(' ')}`);
        return painted(layer, name, drawn);
      };
      if (mark === 'arc') continue;
      seen++;
      const color = hex(look.color, scheme);
      if (mark === 'circle') {
        expect(got('dot', 'circle-color'), who).toBe(color);
        expect(got('dot', 'circle-radius'), who).toBeCloseTo(look.size / 2);
        expect(got('dot', 'circle-opacity'), who).toBeCloseTo(STROKES[look.pattern].opacity);
        expect(parts.has('dot-hole'), who).toBe(look.pattern !== 'solid');
        expect(parts.has('dot-core'), who).toBe(BEING_BUILT.includes(look.pattern));
        expect(parts.has('dot-soft'), who).toBe(look.edge === 'soft');
        continue;
      }
      const stroke = mark === 'fill' ? 'area-edge' : mark;
      const broken = look.pattern !== 'solid';
      expect([parts.has(stroke), parts.has(`${stroke}-broken`)], who).toEqual([!broken, broken]);
      const part = broken ? `${stroke}-broken` : stroke;
      expect(got(part, 'line-color'), who).toBe(color);
      expect(got(part, 'line-width'), who).toBeCloseTo(look.size);
      expect(got(part, 'line-opacity'), who).toBeCloseTo(STROKES[look.pattern].opacity);
      // A blur would fill the gaps between dots one pixel apart, and a planned line would look like an existing one.
      expect(got(part, 'line-blur'), who).toBe(0);
      if (broken) {
        const dash = dashOf(look.pattern, look.size) ?? [];
        expect(got(part, 'line-dasharray'), who).toEqual(forMapLibre(dash));
      }
      expect(parts.has(`${mark === 'fill' ? 'area' : mark}-soft`), who).toBe(look.edge === 'soft');
      const cased = mark !== 'fill' && look.edge === 'crisp';
      expect(parts.has(`${mark}-casing`), who).toBe(cased);
      if (cased) expect(got(`${mark}-casing`, 'line-width'), who).toBeCloseTo(look.size + CRISP_EDGE.wider);
      if (look.edge === 'soft')
        expect(got(mark === 'fill' ? 'area-soft' : `${mark}-soft`, 'line-width'), who).toBeCloseTo(
          look.size + SOFT_EDGE.wider,
        );
    }
    expect(seen).toBeGreaterThan(100);
  });

  it('fills areas in their colour and hatches schematic ones, with tiles that can be drawn', () => {
    let hatched = 0;
    for (const { entry, feature, drawn, look, scheme, parts } of cases()) {
      if (feature.properties.mark !== 'fill' || entry.fill === 0) continue;
      const area = parts.get('area');
      if (!area) continue;
      expect(painted(area, 'fill-color', drawn)).toBe(hex(look.color, scheme));
      expect(painted(area, 'fill-opacity', drawn)).toBeCloseTo(entry.fill);
      const hatch = parts.get('area-hatch');
      expect(hatch !== undefined).toBe(look.edge === 'soft');
      if (!hatch) continue;
      hatched++;
      // A layer with hatches of one tone names its tile as a constant.
      const tile = painted(hatch, 'fill-pattern', drawn) as string | { name: string };
      const name = typeof tile === 'string' ? tile : tile.name;
      expect(name).toBe(hatchName(look.color, { scheme, scale: 1 }));
      expect(hatchTile(name)).not.toBeNull();
    }
    expect(hatched).toBeGreaterThan(5);
  });

  it('draws an arc by the same look as any other feature', () => {
    const { arcs } = real.scene({});
    expect(arcs.length).toBeGreaterThan(0);
    for (const arc of arcs) {
      const entry = real.catalogue.layers.find((l) => l.id === arc.ref.layer);
      const feature = real.data.get(arc.ref.layer)?.features.find((f) => f.properties.id === arc.ref.feature);
      if (!entry || !feature) throw new Error(`arc ${arc.ref.feature}: is of no layer`);
      const look = lookOf(entry, feature.properties);
      expect(arc.color).toBe(hex(look.color, 'paper'));
      expect(arc.width).toBe(look.size);
      expect(arc.dash === null).toBe(look.pattern === 'solid');
      expect(arc.under.length).toBe(look.edge === 'plain' ? 0 : 1);
    }
  });

  it('gives every real trip its line, and marks in proportion to its figure', () => {
    const trips = real.scene({}).trips;
    expect(trips.length).toBeGreaterThan(5);
    for (const trip of trips) {
      const entry = real.catalogue.layers.find((l) => l.id === trip.ref.layer);
      const feature = real.data
        .get(trip.ref.layer)
        ?.features.find((f) => f.properties.id === trip.ref.feature);
      if (!entry?.trips || feature?.geometry.type !== 'LineString')
        throw new Error(`trip ${trip.ref.feature}: is of no layer with trips`);
      const figure = feature.properties.values[entry.trips.by] ?? NaN;
      expect(Math.abs(trip.marks - figure / entry.trips.each)).toBeLessThanOrEqual(0.5);
      expect(trip.line).toEqual(feature.geometry.coordinates);
      expect(trip.color).toBe(hex(lookOf(entry, feature.properties).color, 'paper'));
      expect(trip.opacity).toBe(1);
    }
  });
  it('dims trips that are not highlighted, and applies the opacity of their layer', () => {
    const [first, ...others] = real.scene({}).trips;
    if (!first || others.length === 0) throw new Error('got no two trips, expected more');
    const { trips } = real.scene({ opacity: { [first.ref.layer]: 0.5 } }, { highlighted: [first.ref] });
    const [highlighted, ...rest] = trips;
    expect(highlighted?.opacity).toBe(0.5);
    for (const trip of rest) expect(trip.opacity).toBeCloseTo(0.5 * DIMMED);
  });

  it('writes names in a colour that is readable on the halo, at the size of their mark', () => {
    let seen = 0;
    for (const scheme of SCHEMES)
      for (const layer of real.scene({ scheme }).layers) {
        if (layer.type !== 'symbol' || !layer.id.includes('/name-') || layer.id.startsWith('basemap/'))
          continue;
        const entry = real.catalogue.layers.find((l) => layer.id.startsWith(`${l.id}/`));
        const drawn = real.drawn.get(entry?.id ?? '')?.features.find((f) => passes(layer, f));
        if (!drawn) continue;
        seen++;
        expect(painted(layer, 'text-color', drawn)).toBe(labelColor(drawn.properties.color, scheme));
        expect(painted(layer, 'text-halo-color', drawn)).toBe(SCHEME_COLORS[scheme].halo);
        expect(layer.layout?.['text-size']).toBe(FEATURE_LABELS[drawn.properties.of].size);
      }
    expect(seen).toBeGreaterThan(10);
  });
});
