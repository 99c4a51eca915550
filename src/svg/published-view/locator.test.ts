import { describe, expect, it } from 'vitest';
import { catalogue, data, entry, basemap } from '../../../tests/small-map.ts';
import { fit } from '../../domain/geometry/geo.ts';
import { locatorOf } from './locator.ts';
import type { PublishedPicture } from './parts.ts';

const size = { width: 640, height: 400 };
const atlas = catalogue();
const picture = { catalogue: atlas, files: basemap(), lang: 'zh' } as PublishedPicture;

describe('the locator of a close-up', () => {
  it('is present only if no seat of a city is in sight', () => {
    expect(locatorOf(picture, [], fit(atlas.bounds, size), size, 1)).toBeNull();
    const away = { lon: 110, lat: 30, zoom: 11 };
    expect(locatorOf(picture, [], away, size, 1)?.svg).toContain('class="b city"');
  });
  it('is in the corner with the least content', () => {
    const camera = { lon: 110, lat: 30, zoom: 11 };
    const one = data()
      .features.slice(0, 1)
      .map((feature) => ({
        ...feature,
        geometry: {
          type: 'LineString' as const,
          coordinates: [
            [110.06, 30.05],
            [110.12, 30.03],
          ],
        },
      }));
    const layer = { entry: entry(), data: { ...data(), features: one } };
    expect(locatorOf(picture, [], camera, size, 1)?.box[0]).toBeGreaterThan(320);
    expect(locatorOf(picture, [layer], camera, size, 1)?.box[0]).toBeLessThan(320);
  });
});
