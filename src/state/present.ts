/** Present combinations: which combinations of class and look the layers that are on hold, for their legends. */
import type { Occurrence } from '../domain/catalogue.ts';
import { atMoment } from '../domain/moment.ts';
import { occurrences } from '../domain/occurrence.ts';
import { shown, type View } from '../domain/view.ts';
import type { Session } from './session.svelte.ts';

/**
 * Puts the combinations that `view` holds into `session.occurs`, unless the session has another View by then.
 * `isDrawnOnly`: hidden classes do not count, and a layer that cannot be loaded keeps its last combinations; otherwise
 * hidden classes count and such a layer has none.
 */
export async function updatePresent(session: Session, view: View, isDrawnOnly: boolean): Promise<void> {
  const { catalogue, library } = session;
  const found = await Promise.all(
    view.on.map(async (id): Promise<[string, readonly Occurrence[]][]> => {
      const data = await library?.layer(id).catch(() => null);
      if (!data) return isDrawnOnly ? [[id, session.occurs[id] ?? []]] : [];
      const features = atMoment(data.features, view.moment, catalogue.edition);
      return [[id, occurrences(isDrawnOnly ? shown(features, view.hidden[id]) : features)]];
    }),
  );
  if (session.view === view) session.occurs = Object.fromEntries(found.flat());
}
