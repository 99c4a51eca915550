/** Guided stories: which chapter comes next, and what the map shows for one. */
import type { Catalogue, Chapter, Tour, TourIndex } from '../layer/catalogue.ts';
import { encodeView } from './link.ts';
import { home, reopen, select, type StoryRef, type View } from './view.ts';

export interface CurrentChapter {
  tour: Tour;
  chapter: Chapter;
  /** Place of the chapter in its tour, from 0. */
  at: number;
}

/** The tour and chapter that a reference names; null where there is no such chapter. */
export function chapterOf({ tours }: TourIndex, ref: StoryRef): CurrentChapter | null {
  const tour = tours.find((t) => t.id === ref.tour);
  const at = tour?.chapters.findIndex((c) => c.id === ref.chapter) ?? -1;
  const chapter = tour?.chapters[at];
  return tour && chapter ? { tour, chapter, at } : null;
}

/** The chapter so many steps on; null before the first and after the last. */
export function step({ tour, at }: CurrentChapter, by: number): StoryRef | null {
  const chapter = tour.chapters[at + by];
  return chapter ? { tour: tour.id, chapter: chapter.id } : null;
}

/** The View of a chapter; language and colour scheme stay, and where the map looks until it has flown. */
export const chapterView = (catalogue: Catalogue, view: View, { tour, chapter }: CurrentChapter): View => ({
  ...reopen(catalogue, view),
  at: view.at,
  on: catalogue.layers.filter((l) => chapter.on.includes(l.id)).map((l) => l.id),
  hidden: Object.fromEntries(
    Object.entries(chapter.hidden).map(([id, classes]) => [id, [...classes].sort()]),
  ),
  moment: chapter.moment ?? null,
  story: { tour: tour.id, chapter: chapter.id },
});

/** Which layers are seen, and how, as text. */
const layersOf = (catalogue: Catalogue, { on, opacity, hidden }: View): string =>
  encodeView(catalogue, { ...home(catalogue), on, opacity, hidden });

/**
 * The View after a story: layers and moment as they were before it, unless the reader has changed what the chapter put on
 * the map (`told`); a card that is open stays, and so does the place.
 */
export function afterStory(catalogue: Catalogue, view: View, currentChapter: View, before: View): View {
  const { sel } = view;
  const own = layersOf(catalogue, view) !== layersOf(catalogue, select(catalogue, currentChapter, sel));
  const { on, opacity, hidden } = own ? view : before;
  const moment = view.moment === currentChapter.moment ? before.moment : view.moment;
  return select(catalogue, { ...view, on, opacity, hidden, moment, story: null }, sel);
}
