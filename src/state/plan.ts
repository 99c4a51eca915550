/** The elements of the plan on the map: picked, linked to, left. */
import type { PlanElement, PlanIndex } from '../domain/layer/catalogue.ts';
import { refOf } from '../domain/layer/feature.ts';
import { turn } from '../domain/view/view.ts';
import type { Session } from './session.svelte.ts';

/**
 * Picks an element: its layers go on with all classes but those that it hides, its features are highlighted, and the map
 * goes there unless it is told to stay; what has no place is seen from afar.
 */
export function showElement(session: Session, element: PlanElement, fly = true): void {
  const refs = (element.shows ?? []).map(refOf);
  const layers = refs.map((r) => r.layer);
  const hides = Object.fromEntries(
    Object.entries(element.hidden).map(([id, classes]) => [id, [...classes].sort()]),
  );
  const before = Object.entries(session.withoutElement().hidden);
  const put = { ...Object.fromEntries(before.filter(([id]) => !layers.includes(id))), ...hides };
  // A link brings what the element hides with it: that was not the reader's doing.
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

/** Gives up an element: its layers stay on, with the classes seen that were seen before it. */
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

/** Whether there is such an element; null where the index cannot be had. */
export async function hasElement(session: Session, id: string): Promise<boolean | null> {
  const index = await session.library?.plan().catch(() => null);
  return index ? elementOf(index, id) !== undefined : null;
}

/** Carries out what a View says of an element; says so when there is none of that id. */
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
