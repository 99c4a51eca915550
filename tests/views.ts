/** Generates Views for tests of links. */
import fc from 'fast-check';
import type { Catalogue } from '../src/domain/layer/catalogue.ts';
import type { View } from '../src/domain/view/view.ts';

/** Any View of that catalogue that a link can express. */
export function viewsOf(catalogue: Catalogue): fc.Arbitrary<View> {
  const ids = catalogue.layers.map((l) => l.id);
  return fc
    .record({
      on: fc.subarray(ids),
      opacity: fc.dictionary(
        fc.constantFrom(...ids),
        fc.integer({ min: 10, max: 99 }).map((n) => n / 100),
      ),
      hidden: fc.dictionary(fc.constantFrom(...ids), fc.subarray(['a', 'b-c', 'd1'], { minLength: 1 })),
      at: fc.option(
        fc.record({
          lat: fc.integer({ min: 310000, max: 370000 }).map((n) => n / 1e4),
          lon: fc.integer({ min: 1090000, max: 1170000 }).map((n) => n / 1e4),
          zoom: fc.integer({ min: 300, max: 1400 }).map((n) => n / 100),
        }),
      ),
      sel: fc.option(
        fc.record({ layer: fc.constantFrom(...ids), feature: fc.constantFrom('a', 'zheng-xu', 'g30') }),
      ),
      plan: fc.option(fc.constantFrom('dev-plan', 's2')),
      moment: fc.option(fc.constantFrom('2010', '2023-10-28', '2035')),
      story: fc.option(fc.constant({ tour: 'overview', chapter: 'rails' })),
      lang: fc.constantFrom('zh', 'en'),
      scheme: fc.constantFrom('paper', 'night'),
    })
    .map((v) => ({
      ...v,
      opacity: { ...v.opacity },
      hidden: { ...v.hidden },
      on: ids.filter((id) => v.on.includes(id) || v.sel?.layer === id),
    }));
}
