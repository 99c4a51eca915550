import { describe, expect, it } from 'vitest';
import { sample } from '../../../tests/sample-catalogue.ts';
import { fade, hide, home, reopen, select, shown, solo, turn } from './view.ts';

const start = home(sample);

describe('a view', () => {
  it('starts with the layers that are on', () => {
    expect(start.on).toEqual(['frames', 'cities']);
  });
  it('turns layers on in catalogue order, and clears a selection in a layer that goes off', () => {
    const on = turn(sample, start, ['stations', 'rail-hsr'], true);
    expect(on.on).toEqual(['frames', 'cities', 'rail-hsr', 'stations']);
    const picked = select(sample, on, { layer: 'stations', feature: 'x' });
    expect(turn(sample, picked, ['stations'], false).sel).toBeNull();
    expect(turn(sample, picked, ['frames'], false).sel).toEqual({ layer: 'stations', feature: 'x' });
  });
  it('shows one layer alone', () => {
    expect(solo(sample, start, 'rail-hsr').on).toEqual(['rail-hsr']);
  });
  it('turns on the layer of the selected feature', () => {
    expect(select(sample, start, { layer: 'stations', feature: 'x' }).on).toContain('stations');
  });
  it('keeps opacities only where they differ from 1, and within bounds', () => {
    expect(fade(start, 'cities', 0.456).opacity).toEqual({ cities: 0.46 });
    expect(fade(fade(start, 'cities', 0.4), 'cities', 1).opacity).toEqual({});
    expect(fade(start, 'cities', -3).opacity).toEqual({ cities: 0.1 });
  });
  it('hides and shows classes of a layer', () => {
    const once = hide(start, 'frames', 'old', true);
    expect(once.hidden).toEqual({ frames: ['old'] });
    expect(hide(once, 'frames', 'old', true).hidden).toEqual({ frames: ['old'] });
    expect(hide(once, 'frames', 'old', false).hidden).toEqual({});
    const features = [{ properties: { class: 'old' } }, { properties: { class: 'new' } }, { properties: {} }];
    expect(shown(features, once.hidden.frames)).toEqual([features[1], features[2]]);
    expect(shown(features, once.hidden.cities)).toBe(features);
  });
  it('reopens with the current language and colour scheme', () => {
    const far = {
      ...turn(sample, start, ['stations'], true),
      lang: 'en' as const,
      moment: '2015',
      at: { lon: 113, lat: 34, zoom: 9 },
    };
    expect(reopen(sample, far)).toEqual({ ...start, lang: 'en' });
  });
  it('never changes its predecessor', () => {
    const frozen = Object.freeze({ ...start, on: Object.freeze([...start.on]) });
    expect(() =>
      select(sample, turn(sample, frozen, ['stations'], true), { layer: 'cities', feature: 'y' }),
    ).not.toThrow();
  });
});
