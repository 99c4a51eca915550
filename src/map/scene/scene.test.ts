import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { beforeAll, describe, expect, it } from 'vitest';
import { realScene, type RealScene } from '../../../tests/real-scene.ts';
import type { LayerEntry } from '../../domain/layer/catalogue.ts';
import type { FeatureRef } from '../../domain/layer/feature.ts';
import { DIMMED, DIMMED_NAMES } from '../../domain/map/basemap.ts';
import { SCHEME_COLORS, SCHEMES } from '../../domain/legend/palette.ts';
import type { Lang } from '../../domain/view/view.ts';
import { diff } from './diff.ts';
import { expected, type DrawnProperties } from '../layer/drawn.ts';
import { NO_BASEMAP } from '../basemap/basemap-data.ts';
import type { Arc, Scene } from './scene.types.ts';
import { styleOf } from './style.ts';

let real: RealScene;
beforeAll(async () => {
  real = await realScene();
});
const scene: RealScene['scene'] = (...args) => real.scene(...args);

describe('the scene of real data', () => {
  it('is a valid style for both colour schemes, both languages, walls, marks and highlights', () => {
    const [first] = [...real.drawn].map(([layer, d]) => ({
      layer,
      feature: d.features[0]?.properties.id ?? '',
    }));
    expect(first).toBeDefined();
    for (const lang of ['zh', 'en'] as Lang[])
      for (const on of SCHEMES)
        for (const scale of [1, 2.5]) {
          const highlighted = [...real.drawn].flatMap(([layer, d]) =>
            d.features.slice(0, 3).map((f) => ({ layer, feature: f.properties.id })),
          );
          const style = styleOf(scene({ lang, scheme: on, sel: first ?? null }, { scale, highlighted }));
          expect(validateStyleMin(style)).toEqual([]);
          expect(style.layers.length).toBeGreaterThan(50);
        }
  });

  it('draws every layer: each has style layers in its slots, and every id is unique', () => {
    const { layers, arcs, trips } = scene({});
    const ids = layers.map((l) => l.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, marks } of real.catalogue.layers)
      for (const mark of marks)
        if (mark === 'arc') expect(arcs.some((a) => a.ref.layer === id)).toBe(true);
        else {
          if (mark === 'trip') expect(trips.some((t) => t.ref.layer === id)).toBe(true);
          const part = {
            fill: `${id}/area-edge`,
            line: `${id}/line`,
            circle: `${id}/dot`,
            trip: `${id}/trip`,
          }[mark];
          expect(ids.includes(part) || ids.includes(`${part}-broken`), part).toBe(true);
        }
  });

  it('keeps areas below lines, trips, dots and names, in this order', () => {
    const ids = scene({}).layers.map((l) => l.id);
    const parts = ids.filter((id) => !id.startsWith('basemap/')).map((id) => id.split('/').at(-1) ?? '');
    const slots = ['area', 'line', 'trip', 'dot', ''].map((start) =>
      parts.filter((part) => part.startsWith(start)),
    );
    const slotOf = (part: string): number => slots.findIndex((all) => all.includes(part));
    expect(parts.map(slotOf)).toEqual(parts.map(slotOf).toSorted((x, y) => x - y));
    const seen = new Set(parts);
    expect(seen.size).toBeGreaterThan(8);
  });

  it('has the same style before and after data load: then only data are set', () => {
    const before = scene(
      {},
      {
        basemap: NO_BASEMAP,
        drawn: new Map(real.catalogue.layers.map((entry) => [entry.id, expected(entry)])),
      },
    );
    for (const source of Object.values(before.sources))
      if (source.kind === 'features') expect(source.data.features).toEqual([]);
    // The catalogue lists classes and statuses; only the data tell which steps of a number occur.
    const byNumber = real.catalogue.layers
      .filter(({ color }) => typeof color === 'object' && 'steps' in color)
      .map(({ id }) => id);
    const operations = diff(before, scene({}));
    const filled = operations.flatMap((o) => (o.do === 'set source' ? [o.id] : []));
    expect(new Set(filled)).toEqual(
      new Set(Object.keys(before.sources).filter((id) => before.sources[id]?.kind === 'features')),
    );
    const others = operations.filter((o) => o.do !== 'set source' && o.do !== 'set flows');
    for (const operation of others) {
      expect(operation.do).toBe('set paint');
      if ('id' in operation) expect(byNumber).toContain(operation.id.split('/')[0]);
    }
  });

  it('changes only colours, patterns and the relief when the colour scheme changes', () => {
    const ops = diff(scene({}), scene({ scheme: 'night' }));
    expect(ops.length).toBeGreaterThan(20);
    expect(new Set(ops.map((op) => op.do))).toEqual(new Set(['set paint', 'set source', 'set flows']));
    const names = new Set(ops.flatMap((op) => (op.do === 'set paint' ? [op.name] : [])));
    for (const name of names) expect(name).toMatch(/-(color|pattern)$|^raster-opacity$/);
    expect(ops.filter((op) => op.do === 'set source').map((op) => op.id)).toEqual(['basemap/relief']);
  });

  it('changes only texts when the language changes', () => {
    const ops = diff(scene({}), scene({ lang: 'en' }));
    const names = new Set(ops.map((op) => ('name' in op ? op.name : op.do)));
    expect(names).toEqual(new Set(['text-field', 'text-max-width']));
  });

  it('removes only what belongs to a layer when it is turned off', () => {
    const [gone] = real.catalogue.layers;
    if (!gone) throw new Error('got no layers, expected some');
    const ops = diff(scene({}), scene({ on: real.all.on.filter((id) => id !== gone.id) }));
    for (const op of ops)
      if (op.do !== 'set flows') expect('id' in op ? op.id.split('/')[0] : op.do).toBe(gone.id);
    expect(ops.some((op) => op.do === 'remove source' && op.id === gone.id)).toBe(true);
  });

  it('changes only the features of a layer when a class is hidden', () => {
    const layer = real.catalogue.layers.find((l) => l.combinations.some((o) => o.class !== undefined));
    const hidden = layer?.combinations.find((o) => o.class !== undefined)?.class;
    if (!layer || hidden === undefined) throw new Error('got no layer with classes, expected one');
    const after = scene({ hidden: { [layer.id]: [hidden] } });
    const ops = diff(scene({ on: [layer.id] }), scene({ on: [layer.id], hidden: { [layer.id]: [hidden] } }));
    expect(ops.filter((op) => op.do !== 'set flows').map((op) => [op.do, 'id' in op && op.id])).toEqual([
      ['set source', layer.id],
    ]);
    const source = after.sources[layer.id];
    const left =
      source?.kind === 'features' ? source.data.features.map((f) => f.properties?.class as unknown) : [];
    expect(left.length).toBeGreaterThan(0);
    expect(left).not.toContain(hidden);
  });

  it('multiplies the opacity of a layer, and dims everything that is not highlighted', () => {
    const line = real.catalogue.layers.find(
      (l) =>
        l.marks.includes('line') && l.combinations.some((o) => o.mark === 'line' && o.status === 'existing'),
    );
    if (!line) throw new Error('got no layer of lines, expected one');
    const painted = (s: Scene, part: string, name: string): unknown =>
      (s.layers.find((l) => l.id === `${line.id}/${part}`)?.paint as Record<string, unknown>)[name];
    const opacity = (s: Scene): unknown => painted(s, 'line', 'line-opacity');
    expect(opacity(scene({ opacity: { [line.id]: 0.5 } }))).toBe(0.5);
    const ref = {
      layer: line.id,
      feature:
        real.drawn.get(line.id)?.features.find((f) => f.properties.mark === 'line')?.properties.id ?? '',
    };
    expect(opacity(scene({ opacity: { [line.id]: 0.5 } }, { highlighted: [ref] }))).toBeCloseTo(0.15);
    const marked = scene({}, { highlighted: [ref] });
    expect(marked.sources[`highlighted/${line.id}`]).toBeDefined();
    expect(opacity(marked)).toBe(DIMMED);
    // Names remain readable.
    expect(painted(marked, 'name-line', 'text-opacity')).toBe(DIMMED_NAMES);
  });
});

describe('highlighted and selected features', () => {
  type Bag = Record<string, unknown>;
  const paintOf = (s: Scene, id: string): Bag => {
    const layer = s.layers.find((l) => l.id === id);
    if (!layer) throw new Error(`got no style layer ${id}, expected one`);
    return layer.paint ?? {};
  };
  const find = (such: (p: DrawnProperties) => boolean, of: (entry: LayerEntry) => boolean): FeatureRef => {
    for (const entry of real.catalogue.layers.filter(of)) {
      const found = real.drawn.get(entry.id)?.features.find(({ properties: p }) => such(p));
      if (found) return { layer: entry.id, feature: found.properties.id };
    }
    throw new Error('got no such feature, expected one');
  };
  const bands = (s: Scene): string[] =>
    s.layers.flatMap(({ id }) => (/\/(halo|ink)-/.test(id) ? [id.split('/').at(-1) ?? ''] : []));
  const area = (): FeatureRef =>
    find(
      (p) => p.mark === 'fill',
      ({ fill }) => fill > 0 && fill < 1,
    );

  it('keep full opacity for marks that move along a highlighted line, and for their guide line', () => {
    const along = { layer: 'rail-hsr', feature: 'zhengyu' };
    const { trips, sources } = scene({}, { highlighted: [along] });
    const strong = trips.filter((t) => t.opacity === 1).map((t) => t.ref.feature);
    expect(strong).toEqual(['zhengyu']);
    expect(trips.length).toBeGreaterThan(5);
    expect(Object.keys(sources)).toContain('highlighted/trains');
    // The selection dims nothing, so it raises nothing.
    expect(new Set(scene({ sel: along }).trips.map((t) => t.opacity))).toEqual(new Set([1]));
  });

  it('are plain copies when highlighted, and lie on bands only when selected', () => {
    const ref = area();
    expect(bands(scene({}, { highlighted: [ref] }))).toEqual([]);
    expect(bands(scene({ sel: ref }))).toEqual(['halo-line', 'ink-line']);
    const dot = find(
      (p) => p.mark === 'circle',
      () => true,
    );
    expect(bands(scene({ sel: dot }, { highlighted: [ref] }))).toEqual(['halo-dot', 'ink-dot']);
  });

  it('have the fill of their layer, combined with the dimmed copy beneath', () => {
    const ref = area();
    const entry = real.catalogue.layers.find((l) => l.id === ref.layer);
    // [+, base, more under the pointer]
    const opacity = (s: Scene, id: string): number => (paintOf(s, id)['fill-opacity'] as [string, number])[1];
    for (const highlightedRefs of [scene({}, { highlighted: [ref] }), scene({ sel: ref })]) {
      const beneath = opacity(highlightedRefs, `${ref.layer}/area`);
      const copy = opacity(highlightedRefs, `highlighted/${ref.layer}/area`);
      expect(1 - (1 - beneath) * (1 - copy)).toBeCloseTo(entry?.fill ?? NaN, 6);
    }
  });

  it('have no ink in the gaps of a selected line or in the fill of a selected area', () => {
    const line = find(
      (p) => p.mark === 'line' && p.pattern === 'dashed',
      () => true,
    );
    const own = real.drawn.get(line.layer)?.features.find((f) => f.properties.id === line.feature);
    const beside = scene({ sel: line });
    expect(paintOf(beside, `highlighted/${line.layer}/ink-line`)['line-gap-width']).toBe(
      own?.properties.size,
    );
    expect(paintOf(beside, `highlighted/${line.layer}/halo-line`)['line-gap-width']).toBe(0);
    const ref = area();
    for (const band of ['halo', 'ink']) {
      const paint = paintOf(scene({ sel: ref }), `highlighted/${ref.layer}/${band}-line`);
      const width = (paint['line-width'] as unknown[]).at(-1) as number;
      expect(paint['line-offset']).toBeLessThanOrEqual(-width / 2);
    }
  });

  it('show an arc on bands only when it is selected, with halo between its dashes', () => {
    const arc = real.scene({}).arcs.find(({ dash }) => dash !== null) ?? real.scene({}).arcs[0];
    if (!arc) throw new Error('got no arc, expected one');
    const under = (s: Scene): Arc['under'] =>
      s.arcs.find(({ ref }) => ref.layer === arc.ref.layer && ref.feature === arc.ref.feature)?.under ?? [];
    expect(under(scene({}, { highlighted: [arc.ref] }))).toEqual(arc.under);
    const selected = under(scene({ sel: arc.ref }));
    expect(selected.length).toBe(arc.under.length + (arc.dash ? 3 : 2));
    if (arc.dash)
      expect(selected[2]).toEqual({ color: SCHEME_COLORS.paper.halo, opacity: 1, width: arc.width });
    expect(bands(scene({ sel: arc.ref }))).toEqual([]);
  });
});
