/** Builds the index of guided stories and presets for the app. */
import type { Preset, TourIndex } from '../../../src/domain/layer/catalogue.ts';
import type { PresetDeclaration } from '../../../src/domain/layer/declaration.schema.ts';
import type { TourFile } from '../read/folder.ts';

/** A preset or chapter without the key `moment` if it has none. */
const bare = <T extends PresetDeclaration>({ moment, ...rest }: T): Omit<T, 'moment'> & Preset => ({
  ...rest,
  ...(moment !== undefined && { moment }),
});

/** All tours by rank, then id, and the presets. Their references have been checked. */
export const tourIndex = (files: readonly TourFile[], presets: readonly PresetDeclaration[]): TourIndex => ({
  presets: presets.map(bare),
  tours: files
    .toSorted((a, b) => a.tour.value.rank - b.tour.value.rank || (a.id < b.id ? -1 : 1))
    .map(({ id, tour }) => {
      const { title, summary, chapters } = tour.value;
      return {
        id,
        title,
        summary,
        chapters: chapters.map(bare),
      };
    }),
});
