import { describe, expect, it } from 'vitest';
import { feature } from '../../../tests/small-map.ts';
import { atMoment, isMissed, isMoment, reached, stateAt, statesAt } from './moment.ts';

const EDITION = '2026-11';
/** A metropolitan line: under construction since 2019, open on 28 December 2023. */
const line = {
  status: 'existing',
  since: '2023-12-28',
  earlier: [
    { status: 'planned', from: '2016', source: 's' },
    { status: 'building', from: '2019-05', source: 's' },
  ],
} as const;
/** Works with a future target, and works with a passed target. */
const works = { status: 'building', since: '2025-06-28', target: { when: '2029', source: 's' } } as const;
const late = { status: 'building', since: '2021-12', target: { when: '2025', source: 's' } } as const;

describe('a moment', () => {
  it('is the end of a year, or a day', () => {
    expect(reached('2023', '2023-12-28')).toBe(true);
    expect(reached('2023-10-28', '2023-12-28')).toBe(false);
    expect(reached('2023-10-28', '2023')).toBe(true);
    expect(reached('2022', '2023-01')).toBe(false);
  });
  it.each([
    ['2010', true],
    ['2035', true],
    ['2023-10-28', true],
    ['2009', false],
    ['2036', false],
    ['2023-10', false],
    ['2023-13-01', false],
    ['now', false],
  ])('may be asked for as %s: %s', (text, good) => {
    expect(isMoment(text, [2010, 2035])).toBe(good);
  });
});

describe('the state of a feature', () => {
  it.each([
    [null, 'existing'],
    ['2015', null],
    ['2016', 'planned'],
    ['2018', 'planned'],
    ['2023-10-28', 'building'],
    ['2023', 'existing'],
    ['2035', 'existing'],
  ] as const)('of a line at %s is %s', (moment, state) => {
    expect(stateAt(line, moment, EDITION)).toBe(state);
  });
  it('is expected from the target date on, and never before', () => {
    expect(stateAt(works, '2028', EDITION)).toBe('building');
    expect(stateAt(works, '2029', EDITION)).toBe('expected');
    expect(stateAt(works, null, EDITION)).toBe('building');
  });
  it('stays the same if a target has passed without a report of an opening', () => {
    expect(isMissed(late, EDITION)).toBe(true);
    expect(isMissed(works, EDITION)).toBe(false);
    expect(stateAt(late, '2027', EDITION)).toBe('building');
    expect(isMissed({ ...late, status: 'existing' }, EDITION)).toBe(false);
    // A target in the year of the edition may still be met.
    expect(isMissed({ ...late, target: { when: '2026', source: 's' } }, EDITION)).toBe(false);
  });
  it('remains after it is superseded, today and at any moment', () => {
    const frame = { status: 'existing', since: '2019', until: '2021-12' } as const;
    for (const moment of ['2020', '2021', '2035', null])
      expect(stateAt(frame, moment, EDITION)).toBe('existing');
    expect(stateAt(frame, '2018', EDITION)).toBe(null);
  });
  it('exists at all moments if it has no dates', () => {
    expect(stateAt({ status: 'existing' }, '2010', EDITION)).toBe('existing');
  });
});

describe('features at a moment', () => {
  const features = [feature('line', line), feature('fill', works)];
  it('are the same list for today, without a copy', () => {
    expect(atMoment(features, null, EDITION)).toBe(features);
    expect(statesAt(features, null, EDITION)).toBe('');
  });
  it('have the status of that time, without those that do not exist yet', () => {
    const [only, ...rest] = atMoment(features, '2023-10-28', EDITION);
    expect(rest).toEqual([]);
    expect(only?.properties.status).toBe('building');
    expect(features[0]?.properties.status).toBe('existing');
  });
  it('mark those that are only expected', () => {
    expect(atMoment(features, '2030', EDITION)[1]?.properties).toMatchObject({
      status: 'building',
      expected: true,
    });
  });
  it('have the class of that time', () => {
    const station = feature('circle', {
      status: 'existing',
      class: 'hsr',
      since: '2020-12-12',
      earlier: [
        { status: 'existing', class: 'conventional', source: 's' },
        { status: 'existing', class: 'intercity', from: '2015-06-26', source: 's' },
      ],
    });
    const classAt = (moment: string) => atMoment([station], moment, EDITION)[0]?.properties.class;
    expect(['2010', '2015', '2019', '2020'].map(classAt)).toEqual([
      'conventional',
      'intercity',
      'intercity',
      'hsr',
    ]);
    expect(statesAt([station], '2010', EDITION)).not.toBe(statesAt([station], '2015', EDITION));
  });
  it('have the same state text in years without a change', () => {
    expect(statesAt(features, '2010', EDITION)).toBe(statesAt(features, '2012', EDITION));
    expect(statesAt(features, '2022', EDITION)).not.toBe(statesAt(features, '2024', EDITION));
  });
});
