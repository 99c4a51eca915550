/** One feature as SVG in its layer's look; the legend draws its swatches by the same rules. */
import type { Geometry, Position } from 'geojson';
import type { LayerEntry, Mark, Slot } from '../domain/catalogue.ts';
import { BEING_BUILT, lookOf, MARK_WIDTH, RING, STROKES, type Look } from '../domain/encode.ts';
import { refText, type Feature } from '../domain/feature.ts';
import { CRISP_EDGE, DOT_RIM, HATCH, SOFT_EDGE } from '../domain/ground.ts';
import { positions } from '../domain/geo.ts';
import { alongOf, marksEachWay, spread } from '../domain/trips.ts';
import type { Color } from '../domain/palette.ts';
import { say } from '../domain/text.ts';
import { arcOf, dotOf, pathOf } from './path.ts';
import type { Pen } from './pen.ts';
import { short } from './short.ts';
import { escape } from './text.ts';

export const slotOfMark: Readonly<Record<Mark, Slot>> = {
  fill: 'area',
  line: 'line',
  arc: 'flow',
  trip: 'flow',
  circle: 'point',
};

/** Of a layer's own: it may be put on and taken off a sheet by itself. */
export const hatchId = (layer: string, color: Color): string => `hatch-${layer}-${color}`;

/** The tile that all hatches share: its transform keeps the strokes as wide on the screen at every zoom. */
export const drawHatchTile = (pen: Pen): string =>
  `<pattern id="hatch" width="${String(HATCH.gap)}" height="${String(HATCH.gap)}" patternUnits="userSpaceOnUse" ` +
  `patternTransform="rotate(45) scale(${short(pen.hatch ?? 1, 3)})"/>`;

/** The hatch of a colour on a layer. */
export const drawHatch = (pen: Pen, layer: string, color: Color): string =>
  `<pattern id="${hatchId(layer, color)}" href="#hatch"><path d="M0 0V${String(HATCH.gap)}" color="${pen.color(color)}" ` +
  `stroke="currentColor" stroke-width="${String(2 * HATCH.width)}" stroke-opacity="${short(HATCH.opacity, 2)}"/></pattern>`;

/** Dashes of a pattern for a line so many CSS pixels wide; empty for a solid one. */
function dashes({ length }: Pen, look: Look, width: number): string {
  const { dash, opacity } = STROKES[look.pattern];
  return (
    (dash ? ` stroke-dasharray="${dash.map((d) => length(d * Math.max(1.6, width))).join(' ')}"` : '') +
    (opacity < 1 ? ` stroke-opacity="${short(opacity, 2)}"` : '')
  );
}

const stroke = (pen: Pen, className: string, d: string, width: number, more = ''): string =>
  `<path class="${className}" stroke-width="${pen.length(width)}"${more} d="${d}"/>`;

/** Two strokes one on the other, for a blur costs too much to pan. */
const soft = (pen: Pen, d: string, width: number): string =>
  [SOFT_EDGE.wider, SOFT_EDGE.wider / 2]
    .map((wider) =>
      stroke(pen, 's u', d, width + wider, ` stroke-opacity="${short(SOFT_EDGE.opacity / 2, 2)}"`),
    )
    .join('');

function area(pen: Pen, layer: Pick<LayerEntry, 'id'>, look: Look, fill: number, d: string): string {
  const hatched = look.edge === 'soft' && fill > 0;
  const hatch = hatchId(layer.id, look.color);
  return (
    (look.edge === 'soft' ? soft(pen, d, look.size) : '') +
    (hatched ? `<path class="u" fill="url(#${hatch})" style="fill:url(#${hatch})" d="${d}"/>` : '') +
    stroke(
      pen,
      fill > 0 ? 'a' : 'l',
      d,
      look.size,
      `${fill > 0 ? ` fill-opacity="${short(fill, 2)}"` : ''}${dashes(pen, look, look.size)}`,
    )
  );
}

function course(pen: Pen, look: Look, d: string): string {
  const under =
    look.edge === 'soft'
      ? soft(pen, d, look.size)
      : look.edge === 'crisp'
        ? stroke(
            pen,
            'i u',
            d,
            look.size + CRISP_EDGE.wider,
            ` stroke-opacity="${short(CRISP_EDGE.opacity, 2)}"`,
          )
        : '';
  return under + stroke(pen, 'l', d, look.size, dashes(pen, look, look.size));
}

/** Solid when it exists; else a ring, for a dot has no room for dashes; with a core while it is being built. */
function dot(pen: Pen, look: Look, d: string): string {
  const faint = STROKES[look.pattern].opacity < 1 ? ' stroke-opacity=".6"' : '';
  return (
    (look.edge === 'soft' ? soft(pen, d, look.size) : '') +
    stroke(pen, 'r u', d, look.size + 2 * DOT_RIM) +
    stroke(pen, 's', d, look.size, faint) +
    (look.pattern === 'solid' ? '' : stroke(pen, 'r u', d, Math.max(RING.hole, look.size - 2 * RING.band))) +
    (BEING_BUILT.includes(look.pattern) ? stroke(pen, 's u', d, look.size * RING.core, faint) : '')
  );
}

const isArea = (g: Geometry): boolean => g.type === 'Polygon' || g.type === 'MultiPolygon';

/** The path data that a mark draws of a geometry; what is too small for the detail is drawn in full. */
function dataOf({ frame, detail }: Pen, mark: Mark, geometry: Geometry): string {
  switch (mark) {
    case 'circle':
      return [...positions(geometry)].map((p) => dotOf(p, frame, detail.digits)).join('');
    case 'arc': {
      const all: Position[] = [...positions(geometry)];
      const [from, to] = [all[0], all.at(-1)];
      return from && to ? arcOf(from, to, frame, detail.digits) : '';
    }
    case 'fill':
    case 'line':
    case 'trip':
      return (
        pathOf(geometry, frame, detail) ||
        pathOf(geometry, frame, { tolerance: 0, digits: detail.digits + 1 })
      );
  }
}

/** Still marks on their guide line, as many as move both ways on the stage. */
function marks(
  pen: Pen,
  layer: Pick<LayerEntry, 'id' | 'trips'>,
  look: Look,
  { properties, geometry }: Feature,
): string {
  const points = spread([...positions(geometry)], 2 * marksEachWay(layer, properties));
  const d = points.map((point) => dotOf(point, pen.frame, pen.detail.digits)).join('');
  const width = look.size * MARK_WIDTH;
  return stroke(pen, 'r u', d, width + 2 * DOT_RIM) + stroke(pen, 's u', d, width);
}

/** A feature's `<g data-ref>` with its title; empty when its geometry has nothing for its mark. */
export function drawFeature(
  pen: Pen,
  layer: Pick<LayerEntry, 'id' | 'color' | 'size' | 'pattern' | 'fill' | 'trips'>,
  feature: Feature,
): string {
  const { lang } = pen;
  const { properties: p, geometry } = feature;
  const d = dataOf(pen, p.mark, geometry);
  if (d === '') return '';
  const look = lookOf(layer, p);
  const drawn = ((): string => {
    switch (p.mark) {
      case 'fill':
        return area(pen, layer, look, isArea(geometry) ? layer.fill : 0, d);
      case 'line':
      case 'arc':
        return course(pen, look, d);
      case 'circle':
        return dot(pen, look, d);
      case 'trip':
        return course(pen, look, d) + marks(pen, layer, look, feature);
    }
  })();
  const lines = alongOf(p).join(' ');
  const along = lines && ` data-along="${lines}"`;
  const name = p.basis === 'schematic' ? `${p.name[lang]} (${say(lang, 'schematic')})` : p.name[lang];
  return (
    `<g data-ref="${refText({ layer: layer.id, feature: p.id })}"${along} color="${pen.color(look.color)}">` +
    `<title>${escape(lang === 'zh' ? name.replace(' (', '（').replace(/\)$/, '）') : name)}</title>${drawn}</g>`
  );
}
