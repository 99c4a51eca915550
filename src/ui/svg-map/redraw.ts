/**
 * Draws the View on the SVG map while the SVG map is visible. The page contains the opening picture; src/svg
 * is fetched only when something else must be drawn.
 */
import type { SvgMapLayer } from '../../svg/part.ts';
import type { FeatureRef, LayerData } from '../../domain/layer/feature.ts';
import type { KnownLayer } from '../../domain/layer/layers.ts';
import { say } from '../../domain/text/text.ts';
import { atMoment, statesAt } from '../../domain/time/moment.ts';
import { shown, type View } from '../../domain/view/view.ts';
import type { Library } from '../../state/load.ts';
import { renew } from '../../state/renew.ts';
import type { Session } from '../../state/session.svelte.ts';
import { openDrawing } from './drawing.ts';
import type { SvgMap } from './svg-map.types.ts';

const loadTools = () => import('../../svg/drawing.ts');

/** A drawn layer (or the basemap) by language, states and hidden classes. The same picture stays the same object. */
type Drawn = Map<string, SvgMapLayer['parts']>;
interface Kept {
  layer: KnownLayer;
  data: LayerData;
  drawn: Drawn;
}

export interface Painter {
  /** Draws the View; reports what could not be loaded to the session. */
  paint(view: View, highlighted: readonly FeatureRef[]): void;
  /** Fetches what `paintNow` needs. */
  prepare(view: View): Promise<void>;
  /** Draws at once the parts of the View that have loaded: browsers do not wait when they print. */
  paintNow(view: View, highlighted: readonly FeatureRef[]): void;
  /** The SVG map stays for good: draws the basemap in full detail. */
  settle(): void;
}

/** The painter of an SVG map. */
export function openPainter(svgMap: SvgMap, session: Session, library: Library): Painter {
  const { catalogue } = library;
  const drawing = openDrawing(svgMap);
  let settled = false;
  let wanted = 0;
  let last: { view: View; highlighted: readonly FeatureRef[] } | null = null;
  /** Whether the SVG map still shows the picture that the page contained. */
  let untouched = true;

  /**
   * Shows the layers once the View of the link is drawn. Until then a page may hide layers that the link does not
   * show.
   */
  const arrived = (): void => {
    svgMap.svg.classList.remove('waiting');
  };
  const marks = (view: View, highlighted: readonly FeatureRef[]): void => {
    drawing.select(view.sel ? [view.sel] : []);
    drawing.highlight(highlighted);
  };
  const isOpening = (view: View): boolean =>
    (['lang', 'on', 'opacity', 'hidden', 'moment'] as const).every(
      (key) => JSON.stringify(view[key]) === JSON.stringify(session.opening[key]),
    );

  let tools: Awaited<ReturnType<typeof loadTools>> | null = null;
  let basemap: Awaited<ReturnType<Library['basemap']>> | null = null;
  const basemapDrawn: Drawn = new Map();
  const kept = new Map<string, Kept>();
  /** What has been brought of a layer. Null before that, and after a reader has replaced the layer. */
  const keptOf = (id: string): Kept | null => {
    const found = kept.get(id);
    return found && found.layer === session.layers.get(id) ? found : null;
  };
  const idsOf = (view: View): string[] => [
    'basemap',
    ...session.layers
      .of(view.on)
      .sort((a, b) => a.rank - b.rank)
      .map((l) => l.id),
  ];

  async function bring(id: string): Promise<void> {
    if (id === 'basemap') basemap ??= await library.basemap();
    else if (!keptOf(id)) {
      const layer = session.layers.need(id);
      kept.set(id, { layer, data: await library.layer(layer), drawn: new Map() });
    }
  }
  /** A part of the picture, from what has loaded so far; null if something is missing. */
  function make(id: string, view: View): SvgMapLayer['parts'] | null {
    const { layer, data, drawn = basemapDrawn } = keptOf(id) ?? {};
    const hidden = view.hidden[id];
    const { edition } = catalogue;
    const states = data ? statesAt(data.features, view.moment, edition) : '';
    const key = [view.lang, states, ...(hidden ?? [])].join(' ');
    const found = id === 'basemap' || layer ? drawn.get(key) : null;
    if (found || !tools) return found ?? null;
    const { svgMapTarget, fullDetail, projectionOf, drawBasemap, drawLayer } = tools;
    const target = svgMapTarget(projectionOf(catalogue.reach), fullDetail(catalogue.zoom[1]), view.lang);
    let made: SvgMapLayer['parts'] | null = null;
    if (layer && data)
      made = drawLayer(target, layer, {
        ...data,
        features: shown(atMoment(data.features, view.moment, edition), hidden),
      });
    else if (id === 'basemap' && basemap) made = drawBasemap(target, catalogue, basemap, 'full');
    if (made) drawn.set(key, made);
    return made;
  }
  async function parts(id: string, view: View): Promise<SvgMapLayer['parts'] | null> {
    try {
      await bring(id);
      const found = make(id, view);
      if (found) return found;
      tools ??= await loadTools();
      return make(id, view);
    } catch (error) {
      if (id === 'basemap') {
        session.note('basemap', String(error));
        void renew(session.keepLink);
      } else session.fail(id, error instanceof Error ? error.message : String(error));
      return null;
    }
  }

  async function draw(view: View, highlighted: readonly FeatureRef[]): Promise<void> {
    const turn = ++wanted;
    const all = await Promise.all(idsOf(view).map(async (id) => ({ id, parts: await parts(id, view) })));
    if (turn !== wanted) return; // a newer View is being drawn
    // If a part of the opening picture cannot be drawn again, the whole picture stays as it is.
    if (untouched && isOpening(view) && all.some((one) => !one.parts)) {
      marks(view, highlighted);
      return;
    }
    put(all, view, highlighted);
  }
  function put(
    all: readonly { id: string; parts: SvgMapLayer['parts'] | null }[],
    view: View,
    highlighted: readonly FeatureRef[],
  ): void {
    untouched = false;
    if (svgMap.svg.hasAttribute('aria-label'))
      svgMap.svg.setAttribute('aria-label', say(view.lang, 'mapHelp'));
    drawing.show(
      all.flatMap(({ id, parts: own }): SvgMapLayer[] => {
        const minzoom = session.layers.get(id)?.minzoom;
        const known = own ?? (id === 'basemap' ? drawing.parts(id) : null);
        if (!known) return [];
        return [
          { id, parts: known, opacity: view.opacity[id] ?? 1, ...(minzoom === undefined ? {} : { minzoom }) },
        ];
      }),
    );
    arrived();
    marks(view, highlighted);
  }

  return {
    paint(view, highlighted) {
      last = { view, highlighted };
      if (untouched && !settled && isOpening(view)) {
        wanted++;
        arrived();
        marks(view, highlighted);
      } else void draw(view, highlighted);
    },
    async prepare(view) {
      // Failures are reported when the part is drawn.
      await Promise.allSettled([loadTools().then((got) => (tools = got)), ...idsOf(view).map(bring)]);
    },
    paintNow(view, highlighted) {
      const all = idsOf(view).map((id) => ({ id, parts: make(id, view) }));
      if (!all.some((layer) => layer.parts)) return;
      wanted += 1;
      put(all, view, highlighted);
    },
    settle() {
      settled = true;
      if (last) void draw(last.view, last.highlighted);
    },
  };
}
