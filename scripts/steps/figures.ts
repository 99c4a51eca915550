/** Compares published figures with the area or length of the drawing. */
import type { Unit } from '../../src/domain/layer/catalogue.ts';
import type { Feature } from '../../src/domain/layer/feature.ts';
import type { DrawnLayer } from './draw.ts';
import { areaKm2, lengthKm } from './geometry/measure.ts';

export interface Figure {
  layer: string;
  feature: string;
  /** The layer's field that contains the published figure. */
  field: string;
  what: 'area' | 'length';
  /** km² or km */
  published: number;
  computed: number;
  /** Greatest difference that is allowed, in the same unit. */
  allowed: number;
  off: boolean;
}

/** Factor of each unit to km² or km. */
const SCALES: Readonly<Record<Figure['what'], Partial<Record<Unit, number>>>> = {
  area: { km2: 1, ha: 0.01, m2: 1e-6 },
  length: { km: 1, m: 0.001 },
};

/** Factor that converts a figure in that unit to km² or km; null if the unit is of another kind. */
export const scaleTo = (what: Figure['what'], unit: Unit | undefined): number | null =>
  (unit && SCALES[what][unit]) ?? null;

/** Figures of all fields with `check`, for features drawn as an area or a line. */
export const figuresOf = ({ folder, data }: DrawnLayer): Figure[] =>
  Object.entries(folder.layer.value.fields).flatMap(([name, { check, unit }]) =>
    data.features.flatMap((feature) => {
      const value = feature.properties.values[name];
      if (!check || value === undefined || feature.properties.mark !== (check === 'area' ? 'fill' : 'line'))
        return [];
      const scale = scaleTo(check, unit);
      if (scale === null)
        throw new Error(
          `${folder.id}: field ${name} is in ${unit ?? 'no unit'}, expected a unit of ${check}`,
        );
      return [{ layer: folder.id, field: name, ...compare(feature, check, value * scale) }];
    }),
  );

function compare(
  feature: Feature,
  what: 'area' | 'length',
  published: number,
): Omit<Figure, 'layer' | 'field'> {
  const computed = what === 'area' ? areaKm2(feature.geometry) : lengthKm(feature.geometry);
  const allowed = allowance(what, published, feature);
  return {
    feature: feature.properties.id,
    what,
    published,
    computed,
    allowed,
    off: Math.abs(computed - published) > allowed,
  };
}

/**
 * The difference up to which published and computed figures count as equal.
 *
 * Area: the outline may be off by the feature's accuracy, inwards here and outwards there. On balance that is half the
 * accuracy along the whole outline. At least 1 % of the area, since official figures differ by as much among each
 * other. Length: each end may be off by the accuracy. A smooth line through known points is shorter than the real one;
 * 5 % is what the rivers and railways of this atlas show.
 */
export function allowance(what: 'area' | 'length', published: number, feature: Feature): number {
  const doubt = feature.properties.accuracy_km;
  return what === 'area'
    ? Math.max(0.01 * published, 0.5 * doubt * lengthKm(feature.geometry))
    : 0.05 * published + 2 * doubt;
}
