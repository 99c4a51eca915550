/** Applies the View of a link, or a search result, to the session. */
import type { SearchRow } from '../domain/layer/catalogue.ts';
import { refOf, refText, type FeatureRef } from '../domain/layer/feature.ts';
import type { Decoded } from '../domain/view/link.ts';
import { keepOwn } from '../domain/view/view.ts';
import { adoptElement, goToElement } from './plan.ts';
import type { Session } from './session.svelte.ts';
import { adoptStory } from './story.ts';

/**
 * Applies the View of a link. One line lists the parts that could not be read. `fly`: moves to the selected feature.
 */
export function adopt(session: Session, { view, ignored }: Decoded, fly = view.at === null): void {
  session.choices = [];
  session.highlighted = [];
  session.view = keepOwn(session.catalogue, view, session.view);
  session.unnote('link');
  if (ignored.length > 0) session.noteIgnored(ignored);
  if (view.plan) void adoptElement(session, view.plan, fly);
  if (view.sel) void adoptSelection(session, view.sel, fly);
  if (view.story) void adoptStory(session, view.story);
}

async function adoptSelection(session: Session, sel: FeatureRef, fly: boolean): Promise<void> {
  const found = await session.feature(sel).catch(() => undefined);
  if (session.view.sel !== sel || found === undefined) return; // selection changed, or layer failed (see its row)
  if (found === null) {
    session.noteIgnored([`sel=${refText(sel)}`]);
    session.view = { ...session.view, sel: null };
  } else if (fly) session.flyTo([sel]);
}

/** Goes to a search result: opens an element, selects a feature, or moves to a place. */
export function goTo(session: Session, row: Pick<SearchRow, 'ref' | 'at'>): void {
  if (row.ref.startsWith('plan/')) goToElement(session, refOf(row.ref).feature);
  else if (row.ref.startsWith('place/') && row.at)
    session.flight = { to: 'camera', camera: { lon: row.at[0], lat: row.at[1], zoom: 10 } };
  else {
    session.choose(refOf(row.ref));
    session.flyTo([refOf(row.ref)]);
  }
}
