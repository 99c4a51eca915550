/** Builds the MapLibre expressions that the atlas uses. drawn.ts decides beforehand what a feature looks like. */
import type { ExpressionSpecification, FilterSpecification } from 'maplibre-gl';
import { BEING_BUILT, STROKES, type Edge } from '../../domain/layer/encode.ts';
import type { Mark, Pattern } from '../../domain/layer/catalogue.ts';
import type { Stops } from '../../domain/map/basemap.ts';
import { hex, type Color, type Scheme } from '../../domain/legend/palette.ts';

export type Expression = ExpressionSpecification;

/**
 * Between two whole zooms, MapLibre stretches dashes and patterns from once to twice their size. They are made a little
 * smaller than intended, so that they are about right half way.
 */
export const SHRINK = 0.85;

export const get = (property: string): Expression => ['get', property];

/** A value by a property of the feature: pairs of the property's value and the result, and a default. */
export const match = (
  property: string,
  table: readonly (readonly [string | number, unknown])[],
  other: unknown,
): Expression =>
  // The tuple type of `match` cannot describe a table of unknown length.
  ['match', get(property), ...table.flat(), other] as unknown as Expression;

/** Camera zoom at which a screen of `scale` (rem / 16) shows what a desktop shows at `zoom`; inverse of drawnZoom. */
export const zoomOn = (scale: number, zoom: number): number => zoom + Math.log2(scale);

/** Interpolates linearly between these stops, whose zooms are those of a desktop. */
export function overZoom(stops: Stops, scale: number, at: (zoom: number) => unknown): Expression {
  const zooms = [...new Set(stops.map(([zoom]) => zoom))].sort((a, b) => a - b);
  const pairs = zooms.flatMap((zoom) => [zoomOn(scale, zoom), at(zoom)]);
  return ['interpolate', ['linear'], ['zoom'], ...pairs] as unknown as Expression;
}

/** `base`, plus `more` while the pointer is on the feature. */
export const hovered = (base: number | Expression, more: number): Expression => [
  '+',
  base,
  ['case', ['boolean', ['feature-state', 'hover'], false], more, 0],
];

/**
 * A constant, written as a data-driven expression. MapLibre compiles a shader for every set of properties that are
 * constant, and a phone waits for each. So all style layers of a type use the same set.
 */
export const each = (value: string | number | Expression): Expression => [
  'case',
  ['has', 'zh'],
  value,
  value,
];

/** The feature's tone as a colour of that colour scheme, passed through a function; see `each`. */
export function colored(
  tones: readonly Color[],
  scheme: Scheme,
  of: (color: Color, scheme: Scheme) => string = hex,
): Expression {
  const [first] = tones;
  if (!first) throw new Error('colours of a layer: got none, expected at least one');
  return match(
    'color',
    tones.map((color) => [color, of(color, scheme)]),
    of(first, scheme),
  );
}

/** The feature's size in screen pixels, plus `more` desktop pixels. */
export const sized = (scale: number, more = 0): Expression => ['*', scale, ['+', get('size'), more]];

/** The opacity of the feature's strokes. */
export const stroked = (opacity: number): Expression =>
  match(
    'pattern',
    Object.entries(STROKES).map(([pattern, stroke]) => [pattern, stroke.opacity * opacity]),
    opacity,
  );

/** Filter for the features of a mark (or the label points) that meet all conditions. */
export const where = (mark: Mark | 'label', ...more: readonly Expression[]): FilterSpecification =>
  ['all', ['==', get('mark'), mark], ...more] as unknown as FilterSpecification;

export const isArea: Expression = ['==', ['geometry-type'], 'Polygon'];
export const isLine: Expression = ['==', ['geometry-type'], 'LineString'];
export const edged = (edge: Edge): Expression => ['==', get('edge'), edge];
export const isSolid: Expression = ['==', get('pattern'), 'solid' satisfies Pattern];
export const isBroken: Expression = ['!=', get('pattern'), 'solid' satisfies Pattern];
export const isBeingBuilt: Expression = ['in', get('pattern'), ['literal', BEING_BUILT]];
