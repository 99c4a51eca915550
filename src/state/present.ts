/** Present combinations: the combinations of class and look in the layers that are on, for their legends. */
import type { Combination } from '../domain/layer/catalogue.ts';
import { atMoment } from '../domain/time/moment.ts';
import { presentCombinations } from '../domain/legend/present-combinations.ts';
import { shown, type View } from '../domain/view/view.ts';
import type { Session } from './session.svelte.ts';

/**
 * Writes the combinations in `view` to `session.combinations`, unless the session has another View by then. With
 * `isDrawnOnly`, hidden classes do not count, and a layer that cannot be loaded keeps its last combinations. Without
 * it, hidden classes count, and such a layer has none.
 */
export async function updatePresent(session: Session, view: View, isDrawnOnly: boolean): Promise<void> {
  const { catalogue } = session;
  const found = await Promise.all(
    view.on.map(async (id): Promise<[string, readonly Combination[]][]> => {
      const data = await Promise.resolve(session.layerData(id)).catch(() => null);
      if (!data) return isDrawnOnly ? [[id, session.combinations[id] ?? []]] : [];
      const features = atMoment(data.features, view.moment, catalogue.edition);
      return [[id, presentCombinations(isDrawnOnly ? shown(features, view.hidden[id]) : features)]];
    }),
  );
  if (session.view === view) session.combinations = Object.fromEntries(found.flat());
}
