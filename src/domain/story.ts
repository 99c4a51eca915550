/** Guided stories: which chapter comes next, and what the map shows for one. */
import type { Catalogue, Chapter, Tour, TourIndex } from './catalogue.ts';
import { home, type StoryRef, type View } from './view.ts';

export interface Told {
  tour: Tour;
  chapter: Chapter;
  /** Place of the chapter in its tour, from 0. */
  at: number;
}

/** The tour and chapter that a reference names; null where there is no such chapter. */
export function toldBy({ tours }: TourIndex, ref: StoryRef): Told | null {
  const tour = tours.find((t) => t.id === ref.tour);
  const at = tour?.chapters.findIndex((c) => c.id === ref.chapter) ?? -1;
  const chapter = tour?.chapters[at];
  return tour && chapter ? { tour, chapter, at } : null;
}

/** The chapter so many steps on; null before the first and after the last. */
export function step({ tour, at }: Told, by: number): StoryRef | null {
  const chapter = tour.chapters[at + by];
  return chapter ? { tour: tour.id, chapter: chapter.id } : null;
}

/** The View of a chapter; language and ground stay, and where the map looks until it has flown. */
export const chapterView = (catalogue: Catalogue, view: View, { tour, chapter }: Told): View => ({
  ...home(catalogue),
  lang: view.lang,
  ground: view.ground,
  at: view.at,
  on: catalogue.layers.filter((l) => chapter.on.includes(l.id)).map((l) => l.id),
  hidden: chapter.hidden,
  moment: chapter.moment ?? null,
  story: { tour: tour.id, chapter: chapter.id },
});
