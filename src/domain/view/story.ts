/** Stories: the order of chapters, and the View of each. */
import type { Catalogue, Chapter, Tour, TourIndex } from '../layer/catalogue.ts';
import { partsOf } from './link.ts';
import { reopen, select, type StoryRef, type View } from './view.ts';

export interface CurrentChapter {
  tour: Tour;
  chapter: Chapter;
  /** Index of the chapter in its tour, from 0. */
  at: number;
}

/** The tour and chapter of a reference. Null if the chapter does not exist. */
export function chapterOf({ tours }: TourIndex, ref: StoryRef): CurrentChapter | null {
  const tour = tours.find((t) => t.id === ref.tour);
  const at = tour?.chapters.findIndex((c) => c.id === ref.chapter) ?? -1;
  const chapter = tour?.chapters[at];
  return tour && chapter ? { tour, chapter, at } : null;
}

/** The chapter that many steps on. Null before the first and after the last. */
export function step({ tour, at }: CurrentChapter, by: number): StoryRef | null {
  const chapter = tour.chapters[at + by];
  return chapter ? { tour: tour.id, chapter: chapter.id } : null;
}

/** The View of a chapter. Language and colour scheme stay, and the camera stays until the map has flown. */
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

/** The visible layers with opacities and hidden classes, as text. */
function layersOf(view: View): string {
  const { on, op, hide } = partsOf(view);
  return [on, op, hide].join('&');
}

/**
 * The View after a story. Layers and moment return to those before it, unless the reader has changed the ones of the
 * chapter. An open card and the camera stay.
 */
export function afterStory(catalogue: Catalogue, view: View, currentChapter: View, before: View): View {
  const { sel } = view;
  const own = layersOf(view) !== layersOf(select(catalogue, currentChapter, sel));
  const { on, opacity, hidden } = own ? view : before;
  const moment = view.moment === currentChapter.moment ? before.moment : view.moment;
  return select(catalogue, { ...view, on, opacity, hidden, moment, story: null }, sel);
}
