/**
 * The metro, lines and stations together: lines pass their stations and open with them, and search finds the stations.
 */
import type { Geometry, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { nearestOn, type Point } from '../scripts/basemap/curve.ts';
import type { SearchRow } from '../src/domain/layer/catalogue.ts';
import { readLayerData, type Feature } from '../src/domain/layer/feature.ts';
import { atMoment } from '../src/domain/time/moment.ts';
import { find } from '../src/domain/layer/search.ts';
import { realData } from './real-data.ts';

const { catalogue, json } = await realData();
const featuresOf = (id: string): readonly Feature[] => {
  const layer = catalogue.layers.find((one) => one.id === id);
  if (!layer) throw new Error(`layer ${id} was not built`);
  return readLayerData(id, json(layer.file)).features;
};
const stations = featuresOf('metro-stations');
const lines = new Map<string, Feature>(
  ['metro', 'rail-intercity'].flatMap((id) =>
    featuresOf(id).map((line) => [`${id}/${line.properties.id}`, line] as const),
  ),
);

const partsOf = (geometry: Geometry): readonly Position[][] => {
  if (geometry.type === 'LineString') return [geometry.coordinates];
  return geometry.type === 'MultiLineString' ? geometry.coordinates : [];
};
/** Km from the station to the nearest part of the line. */
const distance = (line: Feature, station: Feature): number =>
  Math.min(
    ...partsOf(line.geometry).map(
      (part) => nearestOn(part as unknown as Point[], station.properties.at).distance,
    ),
  );

describe('the metro', () => {
  it('has every station on the lines that its card names', () => {
    const pairs = stations.flatMap((station) =>
      station.properties.related.map((ref) => [station, lines.get(ref), ref] as const),
    );
    expect(pairs.length).toBeGreaterThan(stations.length);
    for (const [station, line, ref] of pairs) {
      const off = line ? distance(line, station) : Infinity;
      expect(off, `${station.properties.id} from ${ref}`).toBeLessThan(0.15);
    }
  });
  it('has no line without stations', () => {
    const named = new Set(stations.flatMap((station) => station.properties.related));
    const metro = [...lines.keys()].filter((ref) => ref.startsWith('metro/'));
    expect(metro.length).toBeGreaterThan(0);
    for (const ref of metro) expect(named).toContain(ref);
  });
  it('grows with the years: in 2015 only the first line runs, with its stations and no others', () => {
    const seen = (all: readonly Feature[], moment: string): readonly Feature[] =>
      atMoment(all, moment, catalogue.edition).filter((one) => one.properties.status === 'existing');
    const metro = [...lines].filter(([ref]) => ref.startsWith('metro/')).map(([, line]) => line);
    expect(seen(metro, '2015').map((line) => line.properties.id)).toEqual(['line-1']);
    const then = seen(stations, '2015');
    expect(then).toHaveLength(20);
    for (const station of then) expect(station.properties.related).toContain('metro/line-1');
    expect(seen(stations, '2026')).toHaveLength(stations.length);
  });
});

describe('search', () => {
  const rows = json(catalogue.search) as SearchRow[];
  it.each([
    ['紫荆山站', 'zijingshan'],
    ['zijingshan', 'zijingshan'],
    ['五一公园站', 'wuyigongyuan'],
    ['zhacheng', 'zhacheng'],
    ['Longzihu Dong', 'longzihudong'],
    ['应天门', 'luoyang-yingtianmen'],
  ])('finds the station %s', (query, id) => {
    expect(find(rows, query, 3).map((row) => row.ref)).toContain(`metro-stations/${id}`);
  });
  it.each([
    ['郑州地铁1号线', 'metro/line-1'],
    ['洛阳地铁2号线', 'metro/luoyang-2'],
    ['郑许线', 'rail-intercity/zhengxu'],
  ])('finds the line %s first', (query, ref) => {
    expect(find(rows, query, 1)[0]?.ref).toBe(ref);
  });
});
