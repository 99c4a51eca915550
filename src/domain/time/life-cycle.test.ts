import { describe, expect, it } from 'vitest';
import { feature } from '../../../tests/small-map.ts';
import type { FeatureRecord } from '../layer/feature.ts';
import { lifeCycleOf, statusNow, thenOf } from './life-cycle.ts';

const EDITION = '2026-11';
const record = (more: Partial<FeatureRecord>): FeatureRecord => feature('line', more).properties;
const opened = record({
  since: '2023-12-28',
  earlier: [{ status: 'building', from: '2017-12', source: 's' }],
});
const station = record({
  class: 'hsr',
  since: '2020-12-12',
  earlier: [
    { status: 'existing', class: 'conventional', source: 's', note: { zh: '普速站', en: 'conventional' } },
  ],
});
const late = record({ status: 'building', since: '2021', target: { when: '2025', source: 's' } });

describe('the life cycle of a feature', () => {
  it('is listed oldest first, with the source of each phase', () => {
    expect(lifeCycleOf(opened, EDITION, 'zh').map((l) => [l.when, l.source])).toEqual([
      ['2017年12月', 's'],
      ['2023年12月28日', null],
    ]);
    expect(lifeCycleOf(record({}), EDITION, 'zh')).toEqual([]);
  });
  it('begins with the phase without a start date, and includes its class', () => {
    expect(lifeCycleOf(station, EDITION, 'zh').map((l) => [l.when, l.note])).toEqual([
      ['此前', '普速站'],
      ['2020年12月12日', ''],
    ]);
    expect(thenOf(station, '2010', EDITION, 'zh')).toBe('2010年时：现状，普速站');
    expect(thenOf(station, '2020', EDITION, 'zh')).toBe('2020年时：现状');
  });
  it('marks a passed target as not verified', () => {
    expect(statusNow(late, EDITION, 'zh')).toBe('在建，开通未核实');
    expect(lifeCycleOf(late, EDITION, 'en').at(-1)?.text).toContain('no report of its opening');
    expect(statusNow(opened, EDITION, 'zh')).toBe('现状');
  });
  it('gives the state at a past moment, and for future years the last known state', () => {
    expect(thenOf(opened, null, EDITION, 'zh')).toBe('');
    expect(thenOf(opened, '2023-10-28', EDITION, 'zh')).toBe('2023年10月28日时：在建');
    expect(thenOf(opened, '2010', EDITION, 'zh')).toBe('2010年时：尚无');
    const frame = record({ since: '2019-08', until: '2021-12' });
    expect(thenOf(frame, '2020', EDITION, 'zh')).toBe('2020年时：现状');
    expect(thenOf(frame, '2021', EDITION, 'zh')).toBe('2021年时：已被取代');
    expect(thenOf(late, '2035', EDITION, 'zh')).toBe('2035年时：在建（已知的最后状态）');
  });
});
