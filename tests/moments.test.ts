/** The map at its moments: no feature is in use before its date, and today is the moment of the edition. */
import { nearestPointOnLine, point } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import { readLayerData, type Feature } from '../src/domain/layer/feature.ts';
import { atMoment, phaseAt, stateAt } from '../src/domain/time/moment.ts';
import { presentCombinations } from '../src/domain/legend/present-combinations.ts';
import { realData } from './real-data.ts';

const { catalogue, json } = await realData();
const { edition } = catalogue;
const layers = new Map(
  catalogue.layers.map((layer) => [layer.id, readLayerData(layer.id, json(layer.file))]),
);
const featuresOf = (layer: string): readonly Feature[] => {
  const found = layers.get(layer);
  if (!found) throw new Error(`got no layer ${layer}, expected it`);
  return found.features;
};
const one = (layer: string, id: string): Feature => {
  const found = featuresOf(layer).find((feature) => feature.properties.id === id);
  if (!found) throw new Error(`got no ${layer}/${id}, expected it`);
  return found;
};
const inUse = (layer: string, moment: string): readonly Feature[] =>
  atMoment(featuresOf(layer), moment, edition).filter(({ properties: p }) => p.status === 'existing');

/** From a station to a line, in km. */
function distance(station: Feature, { geometry, properties: { id } }: Feature): number {
  if (geometry.type !== 'LineString') throw new Error(`${id}: got ${geometry.type}, expected a line`);
  return nearestPointOnLine(geometry, point([...station.properties.at])).properties.pointDistance;
}

describe('today', () => {
  it.each([...layers])('is the edition for %s', (_, { features }) => {
    expect(features.length).toBeGreaterThan(0);
    for (const { properties: p } of features)
      expect(stateAt(p, edition, edition), p.id).toBe(stateAt(p, null, edition));
    expect(presentCombinations(atMoment(features, edition, edition))).toEqual(presentCombinations(features));
  });
  it('shows superseded features, and so does every year from their date on', () => {
    const superseded = [...layers.values()]
      .flatMap(({ features }) => features)
      .filter(({ properties: p }) => p.until !== undefined);
    expect(superseded.map(({ properties: p }) => p.id).sort()).toEqual([
      'one-plus-four',
      'science-city-start',
    ]);
    for (const feature of superseded)
      for (const moment of ['2021', '2023', '2026', '2035', null])
        expect(atMoment([feature], moment, edition), feature.properties.id).toHaveLength(1);
  });
});

describe('Zhengzhou East', () => {
  const east = one('stations', 'zhengzhou-east');
  it('has no line in use before the day on which it opened', () => {
    const near = (moment: string) =>
      ['rail-hsr', 'rail-intercity']
        .flatMap((layer) => inUse(layer, moment))
        .filter((line) => distance(east, line) < 2)
        .map(({ properties: p }) => p.id);
    expect(near('2010')).toEqual([]);
    expect(near('2012-09-27')).toEqual([]);
    expect(near('2012-09-28')).toContain('zhengxi-east');
  });
  it('was not the first terminus of the line to Xi’an', () => {
    const xian = inUse('rail-hsr', '2010');
    expect(xian.map(({ properties: p }) => p.id)).toEqual(['zhengxi', 'zhengxi-zhengzhou']);
    const [main, link] = xian;
    if (!main || !link) throw new Error('2010: got no line to Xi’an, expected it and its link');
    expect(distance(one('stations', 'zhengzhou'), link)).toBeLessThan(0.5);
    expect(distance(one('stations', 'zhengzhou-west'), main)).toBeLessThan(0.5);
    // On the map the two look like one line: the link ends on the main line.
    const { geometry } = link;
    const end = geometry.type === 'LineString' ? geometry.coordinates.at(-1) : undefined;
    expect(main.geometry).toMatchObject({ coordinates: expect.arrayContaining([end]) as unknown });
  });
});

describe('stations', () => {
  const RAILS: Readonly<Record<string, string>> = { hsr: 'rail-hsr', intercity: 'rail-intercity' };
  const stations = featuresOf('stations');
  it('have a kind no earlier than a line of that kind served them', () => {
    let seen = 0;
    for (const station of stations) {
      const { properties: p } = station;
      // Lines do not close, so the day on which a kind begins is enough.
      for (const { when, kind, status } of [
        { when: p.since, kind: p.class, status: p.status },
        ...(p.earlier ?? []).map((phase) => ({ when: phase.from, kind: phase.class, status: phase.status })),
      ]) {
        const rails = RAILS[kind ?? ''];
        if (rails === undefined || status !== 'existing') continue;
        seen++;
        const away = inUse(rails, when ?? '2010').map((line) => distance(station, line));
        expect(Math.min(...away), `${p.id} as ${String(kind)}`).toBeLessThan(1 + p.accuracy_km);
      }
    }
    expect(seen).toBeGreaterThan(25);
  });
  it('have earlier phases at Jiaozuo, Kaifeng and Zhengzhou West', () => {
    const kindAt = (id: string, moment: string): string | undefined => {
      const [found] = atMoment([one('stations', id)], moment, edition);
      return found && `${found.properties.status} ${String(found.properties.class)}`;
    };
    expect(['2010', '2015', '2019', '2021'].map((when) => kindAt('jiaozuo', when))).toEqual([
      'existing conventional',
      'existing intercity',
      'existing intercity',
      'existing hsr',
    ]);
    expect(['2024', '2025'].map((when) => kindAt('kaifeng', when))).toEqual([
      'existing conventional',
      'existing intercity',
    ]);
    expect(['2010', '2012', '2015'].map((when) => kindAt('zhengzhou-west', when))).toEqual([
      undefined,
      'building hsr',
      'existing hsr',
    ]);
  });
});

describe('works', () => {
  it('do not begin with a launching meeting', () => {
    const launched = ['rail-hsr', 'rail-intercity', 'stations'].flatMap((id) =>
      featuresOf(id).flatMap(({ properties: p }) =>
        (p.earlier ?? []).flatMap((phase) => {
          const title = layers.get(id)?.sources[phase.source]?.title.zh ?? '';
          return title.includes('动员会') ? [`${p.id} ${phase.status}`] : [];
        }),
      ),
    );
    expect(launched).toHaveLength(5);
    for (const phase of launched) expect(phase).toMatch(/ planned$/);
  });
  it('have a separate report for the extension to Kaifeng', () => {
    const { properties: p } = one('rail-intercity', 'zhengkai-extension');
    expect(phaseAt(p, '2022')).toMatchObject({
      status: 'building',
      source: 'zhengkai-extension-start-2022-06',
    });
  });
});

describe('the Agri-Valley', () => {
  it('has the extents of 2023 only from their plan on', () => {
    const parts = featuresOf('innovation-hubs').filter(({ properties: p }) => p.class === 'agri');
    expect(parts).toHaveLength(4);
    expect(atMoment(parts, '2022', edition)).toEqual([]);
    expect(atMoment(parts, '2023', edition)).toHaveLength(4);
  });
});
