/** Shows elements of the plan on the map: on selection, by link, and when they are left. */
import type { PlanElement, PlanIndex } from '../domain/layer/catalogue.ts';
import { refOf } from '../domain/layer/feature.ts';
import { turn } from '../domain/view/view.ts';
import type { Session } from './session.svelte.ts';

/**
 * Shows an element. Its layers go on with all classes except those that it hides, and its features are highlighted.
 * The map moves to them if `fly`; for an element without a location, it shows the opening bounds.
 */
export function showElement(session: Session, element: PlanElement, fly = true): void {
  const refs = (element.shows ?? []).map(refOf);
  const layers = refs.map((r) => r.layer);
  const hides = Object.fromEntries(
    Object.entries(element.hidden).map(([id, classes]) => [id, [...classes].sort()]),
  );
  const before = Object.entries(session.withoutElement().hidden);
  const put = { ...Object.fromEntries(before.filter(([id]) => !layers.includes(id))), ...hides };
  // The link of an element includes the classes that the element hides. The reader did not hide those.
  const own = before.filter(([id, classes]) => String(classes) !== String(hides[id]));
  session.memory.beforeElement = { hidden: Object.fromEntries(own), put };
  session.choices = [];
  session.view = {
    ...turn(session.catalogue, session.view, layers, true),
    hidden: put,
    sel: null,
    plan: element.id,
  };
  session.highlighted = refs;
  const { bounds } = element;
  if (fly) session.flight = bounds ? { to: 'bounds', bounds } : { to: 'home' };
}

/** Leaves an element. Its layers stay on, with the classes that were visible before. */
export function leaveElement(session: Session): void {
  session.highlighted = [];
  session.view = session.withoutElement();
}

/** Opens an element in its panel and on the map. */
export function goToElement(session: Session, id: string): void {
  session.panels.open = true;
  session.choices = [];
  session.highlighted = [];
  session.view = { ...session.view, sel: null, plan: id };
  void adoptElement(session, id, true);
}

const elementOf = (index: PlanIndex, id: string): PlanElement | undefined =>
  index.headings.flatMap((h) => h.elements).find((e) => e.id === id);

/** Whether the element exists. Null if the index cannot be loaded. */
export async function hasElement(session: Session, id: string): Promise<boolean | null> {
  const index = await session.library?.plan().catch(() => null);
  return index ? elementOf(index, id) !== undefined : null;
}

/** Applies the element of a View. Shows a note if the element does not exist. */
export async function adoptElement(session: Session, id: string, fly: boolean): Promise<void> {
  session.panels.tab = 'plan';
  const index = await session.library?.plan().catch(() => null);
  const element = index && elementOf(index, id);
  if (session.view.plan !== id || !index) return;
  if (!element) {
    session.noteIgnored([`plan=${id}`]);
    session.view = { ...session.view, plan: null };
  } else {
    const { sel } = session.view;
    showElement(session, element, fly);
    session.view = { ...session.view, sel };
  }
}
