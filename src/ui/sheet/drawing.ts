/** What the app does to the sheet's picture: other layers, and marks on features. The sheet itself only moves it. */
import type { FeatureRef } from '../../domain/feature.ts';
import { SLOTS, type SheetLayer } from '../../svg/part.ts';
import { watchHover } from './hover.ts';
import { openLayers } from './layers.ts';
import { openMarks } from './marks.ts';
import type { Sheet } from './sheet.types.ts';

export interface Drawing {
  /** Draws exactly these layers, in this order within each slot; what has not changed is not touched. */
  show(layers: readonly SheetLayer[]): void;
  /** What a layer, or the ground, looks like now. */
  parts(id: string): SheetLayer['parts'];
  /** Marks these features as selected; none clears. */
  select(refs: readonly FeatureRef[]): void;
  /** Raises these features and dims the rest; none clears. */
  highlight(refs: readonly FeatureRef[]): void;
  /** Takes the marks away; the layers stay. */
  close(): void;
}

/** The picture of that sheet; `hovered` is told what is under the mouse, points before lines before areas. */
export function openDrawing(sheet: Sheet, hovered?: (refs: readonly FeatureRef[]) => void): Drawing {
  const layers = openLayers(sheet.svg);
  const marks = openMarks(sheet.svg);
  const refresh = (): void => {
    sheet.refresh(marks.lit());
  };
  const off = watchHover(sheet.svg, (refs) => {
    marks.hover(refs);
    hovered?.(refs);
  });
  return {
    show(all) {
      layers(all);
      marks.again();
      refresh();
    },
    parts: (id) =>
      Object.fromEntries(
        SLOTS.map((slot) => [
          slot,
          sheet.svg.querySelector(`[data-slot=${slot}]>[data-layer="${id}"]`)?.innerHTML ?? '',
        ]),
      ),
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
