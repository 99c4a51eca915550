/** Changes the SVG map's picture for the app: layers and marks on features. The SVG map itself only moves it. */
import type { FeatureRef } from '../../domain/layer/feature.ts';
import { SLOTS } from '../../domain/layer/slots.ts';
import type { SvgMapLayer } from '../../svg/part.ts';
import { watchHover } from './hover.ts';
import { openLayers } from './layers.ts';
import { openMarks } from './highlights.ts';
import type { SvgMap } from './svg-map.types.ts';

export interface Drawing {
  /** Draws exactly these layers, in this order within each slot. Unchanged layers are not touched. */
  show(layers: readonly SvgMapLayer[]): void;
  /** The current parts of a layer or of the basemap. */
  parts(id: string): SvgMapLayer['parts'];
  /** Marks these features as selected; an empty list clears the marks. */
  select(refs: readonly FeatureRef[]): void;
  /** Raises these features and dims the others; an empty list clears that. */
  highlight(refs: readonly FeatureRef[]): void;
  /** Removes the marks; the layers stay. */
  close(): void;
}

/** The drawing of an SVG map. `hovered` gets the features under the mouse, points before lines before areas. */
export function openDrawing(svgMap: SvgMap, hovered?: (refs: readonly FeatureRef[]) => void): Drawing {
  const layers = openLayers(svgMap.svg);
  const marks = openMarks(svgMap.svg);
  const refresh = (): void => {
    svgMap.refresh(marks.highlighted());
  };
  const off = watchHover(svgMap.svg, (refs) => {
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
          svgMap.svg.querySelector(`[data-slot=${slot}]>[data-layer="${id}"]`)?.innerHTML ?? '',
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
