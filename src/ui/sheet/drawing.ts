/** What the app does to the sheet's picture: other layers, and marks on features. The sheet itself only moves it. */
import type { FeatureRef } from '../../domain/feature.ts';
import type { SheetLayer } from '../../svg/part.ts';
import { openLayers } from './layers.ts';
import { openMarks } from './marks.ts';
import type { Sheet } from './sheet.types.ts';

export interface Drawing {
  /** Draws exactly these layers, in this order within each slot; what has not changed is not touched. */
  show(layers: readonly SheetLayer[]): void;
  /** Marks these features as selected; none clears. */
  select(refs: readonly FeatureRef[]): void;
  /** Raises these features and dims the rest; none clears. */
  highlight(refs: readonly FeatureRef[]): void;
  /** Takes the marks away; the layers stay. */
  close(): void;
}

/** The picture of that sheet. */
export function openDrawing(sheet: Sheet): Drawing {
  const layers = openLayers(sheet.svg);
  const marks = openMarks(sheet.svg);
  const refresh = (): void => {
    sheet.refresh(marks.lit());
  };
  const off = sheet.on('hovered', ({ refs }) => {
    marks.hover(refs);
  });
  return {
    show(all) {
      layers(all);
      marks.again();
      refresh();
    },
    select(refs) {
      if (marks.select(refs)) refresh();
    },
    highlight(refs) {
      if (marks.highlight(refs)) refresh();
    },
    close() {
      off();
      marks.close();
      refresh();
    },
  };
}
