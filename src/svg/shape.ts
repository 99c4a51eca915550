/** One feature as SVG in the look of its layer. Legend swatches follow the same rules. */
import type { Geometry, Position } from 'geojson';
import type { LayerEntry, Mark } from '../domain/layer/catalogue.ts';
import { BEING_BUILT, lookOf, MARK_WIDTH, RING, STROKES, type Look } from '../domain/layer/encode.ts';
import { refText, type Feature } from '../domain/layer/feature.ts';
import { DOT_RIM, HATCH } from '../domain/map/basemap.ts';
import { CRISP_EDGE, SOFT_EDGE } from '../domain/map/edges.ts';
import { positions } from '../domain/geometry/geo.ts';
import { alongOf, marksEachWay, spread } from '../domain/layer/trips.ts';
import type { Color } from '../domain/legend/palette.ts';
import { say } from '../domain/text/text.ts';
import { arcOf, dotOf, pathOf } from './path.ts';
import type { RenderTarget } from './render-target.ts';
import { short } from './short.ts';
import { escape } from './label/label.ts';

/** Each layer has its own hatch, so that it can be added to an SVG map and removed on its own. */
export const hatchId = (layer: string, color: Color): string => `hatch-${layer}-${color}`;

/** The tile shared by all hatches. Its transform keeps the screen width of the strokes at every zoom. */
export const drawHatchTile = (target: RenderTarget): string =>
  `<pattern id="hatch" width="${String(HATCH.gap)}" height="${String(HATCH.gap)}" patternUnits="userSpaceOnUse" ` +
  `patternTransform="rotate(45) scale(${short(target.hatch ?? 1, 3)})"/>`;

/** The hatch of a layer in a colour. */
export const drawHatch = (target: RenderTarget, layer: string, color: Color): string =>
  `<pattern id="${hatchId(layer, color)}" href="#hatch"><path d="M0 0V${String(HATCH.gap)}" color="${target.color(color)}" ` +
  `stroke="currentColor" stroke-width="${String(2 * HATCH.width)}" stroke-opacity="${short(HATCH.opacity, 2)}"/></pattern>`;

/** Dashes of a pattern for a line of this width in CSS pixels. Empty for a solid line. */
function dashes({ length }: RenderTarget, look: Look, width: number): string {
  const { dash, opacity } = STROKES[look.pattern];
  return (
    (dash ? ` stroke-dasharray="${dash.map((d) => length(d * Math.max(1.6, width))).join(' ')}"` : '') +
    (opacity < 1 ? ` stroke-opacity="${short(opacity, 2)}"` : '')
  );
}

const stroke = (target: RenderTarget, className: string, d: string, width: number, more = ''): string =>
  `<path class="${className}" stroke-width="${target.length(width)}"${more} d="${d}"/>`;

/** Two strokes, one on the other. A blur would make panning slow. */
const soft = (target: RenderTarget, d: string, width: number): string =>
  [SOFT_EDGE.wider, SOFT_EDGE.wider / 2]
    .map((wider) =>
      stroke(target, 's u', d, width + wider, ` stroke-opacity="${short(SOFT_EDGE.opacity / 2, 2)}"`),
    )
    .join('');

function area(
  target: RenderTarget,
  layer: Pick<LayerEntry, 'id'>,
  look: Look,
  fill: number,
  d: string,
): string {
  const hatched = look.edge === 'soft' && fill > 0;
  const hatch = hatchId(layer.id, look.color);
  return (
    (look.edge === 'soft' ? soft(target, d, look.size) : '') +
    (hatched ? `<path class="u" fill="url(#${hatch})" style="fill:url(#${hatch})" d="${d}"/>` : '') +
    stroke(
      target,
      fill > 0 ? 'a' : 'l',
      d,
      look.size,
      `${fill > 0 ? ` fill-opacity="${short(fill, 2)}"` : ''}${dashes(target, look, look.size)}`,
    )
  );
}

function drawLine(target: RenderTarget, look: Look, d: string): string {
  const under =
    look.edge === 'soft'
      ? soft(target, d, look.size)
      : look.edge === 'crisp'
        ? stroke(
            target,
            'i u',
            d,
            look.size + CRISP_EDGE.wider,
            ` stroke-opacity="${short(CRISP_EDGE.opacity, 2)}"`,
          )
        : '';
  return under + stroke(target, 'l', d, look.size, dashes(target, look, look.size));
}

/**
 * A disc if the feature exists, otherwise a ring, because a dot has no room for dashes. Under construction, the ring
 * has a core.
 */
function dot(target: RenderTarget, look: Look, d: string): string {
  const faint = STROKES[look.pattern].opacity < 1 ? ' stroke-opacity=".6"' : '';
  return (
    (look.edge === 'soft' ? soft(target, d, look.size) : '') +
    stroke(target, 'r u', d, look.size + 2 * DOT_RIM) +
    stroke(target, 's', d, look.size, faint) +
    (look.pattern === 'solid'
      ? ''
      : stroke(target, 'r u', d, Math.max(RING.hole, look.size - 2 * RING.band))) +
    (BEING_BUILT.includes(look.pattern) ? stroke(target, 's u', d, look.size * RING.core, faint) : '')
  );
}

const isArea = (g: Geometry): boolean => g.type === 'Polygon' || g.type === 'MultiPolygon';

/** The path data of lines and outlines. Geometries smaller than the detail are drawn in full. */
const outlines = (geometry: Geometry, { projection, detail }: RenderTarget): string =>
  pathOf(geometry, projection, detail) ||
  pathOf(geometry, projection, { tolerance: 0, digits: detail.digits + 1 });

const dotsAt = (points: Iterable<Position>, { projection, detail }: RenderTarget): string =>
  [...points].map((point) => dotOf(point, projection, detail.digits)).join('');

/** The path data of an arc from the first to the last position. */
function bow(geometry: Geometry, { projection, detail }: RenderTarget): string {
  const all = [...positions(geometry)];
  const [from, to] = [all[0], all.at(-1)];
  return from && to ? arcOf(from, to, projection, detail.digits) : '';
}

type DrawnEntry = Pick<LayerEntry, 'id' | 'color' | 'size' | 'pattern' | 'fill' | 'trips'>;
/** What there is to draw a feature with: its look, and the path data of its mark. */
interface Drawing {
  target: RenderTarget;
  layer: DrawnEntry;
  feature: Feature;
  look: Look;
  d: string;
}

/** Still marks on their guide line, as many as move in both directions on the GL map. */
function marks({ target, layer, look, feature: { properties, geometry } }: Drawing): string {
  const points = spread([...positions(geometry)], 2 * marksEachWay(layer, properties));
  const d = dotsAt(points, target);
  const width = look.size * MARK_WIDTH;
  return stroke(target, 'r u', d, width + 2 * DOT_RIM) + stroke(target, 's u', d, width);
}

/** How a mark is drawn. */
interface Shape {
  /** The path data of a geometry. Empty if the geometry does not fit the mark. */
  path: (geometry: Geometry, target: RenderTarget) => string;
  draw: (drawing: Drawing) => string;
}
const SHAPES = {
  fill: {
    path: outlines,
    draw: ({ target, layer, feature, look, d }) =>
      area(target, layer, look, isArea(feature.geometry) ? layer.fill : 0, d),
  },
  line: { path: outlines, draw: ({ target, look, d }) => drawLine(target, look, d) },
  circle: {
    path: (geometry, target) => dotsAt(positions(geometry), target),
    draw: ({ target, look, d }) => dot(target, look, d),
  },
  arc: { path: bow, draw: ({ target, look, d }) => drawLine(target, look, d) },
  trip: {
    path: outlines,
    draw: (drawing) => drawLine(drawing.target, drawing.look, drawing.d) + marks(drawing),
  },
} satisfies Record<Mark, Shape>;

/** A feature's `<g data-ref>` with its title. Empty if its geometry does not fit its mark. */
export function drawFeature(target: RenderTarget, layer: DrawnEntry, feature: Feature): string {
  const { lang } = target;
  const { properties: p, geometry } = feature;
  const shape = SHAPES[p.mark];
  const d = shape.path(geometry, target);
  if (d === '') return '';
  const look = lookOf(layer, p);
  const drawn = shape.draw({ target, layer, feature, look, d });
  const lines = alongOf(p).join(' ');
  const along = lines && ` data-along="${lines}"`;
  const name = p.basis === 'schematic' ? `${p.name[lang]} (${say(lang, 'schematic')})` : p.name[lang];
  return (
    `<g data-ref="${refText({ layer: layer.id, feature: p.id })}"${along} color="${target.color(look.color)}">` +
    `<title>${escape(lang === 'zh' ? name.replace(' (', '（').replace(/\)$/, '）') : name)}</title>${drawn}</g>`
  );
}
