/** The guided stories as the app reads them. */
import type { Chapter, TourIndex } from '../../../src/domain/catalogue.ts';
import type { TourFile } from '../read/folder.ts';

/** All tours by rank, then id; their references have been checked. */
export const tourIndex = (files: readonly TourFile[]): TourIndex => ({
  tours: files
    .toSorted((a, b) => a.tour.value.rank - b.tour.value.rank || (a.id < b.id ? -1 : 1))
    .map(({ id, tour }) => {
      const { title, summary, chapters } = tour.value;
      return {
        id,
        title,
        summary,
        chapters: chapters.map(({ moment, ...chapter }): Chapter => ({
          ...chapter,
          ...(moment !== undefined && { moment }),
        })),
      };
    }),
});
