/** Fills for the parts of a bar: the more certain a part, the denser its fill. */
import type { Part } from './words.ts';

type Texture = 'full' | 'bars' | 'hatch' | 'dots' | 'sparse';

/** Statuses use the patterns of lines on the map: solid, dashed, dotted, faint. */
export const TEXTURE_OF: Readonly<Record<Part, Texture>> = {
  official: 'full',
  derived: 'bars',
  traced: 'hatch',
  schematic: 'dots',
  existing: 'full',
  building: 'bars',
  planned: 'dots',
  studied: 'sparse',
  several: 'full',
  single: 'hatch',
  named: 'full',
  unnamed: 'dots',
  own: 'dots',
};

const BASIS = 'var(--c-slate-1)';
const STATUS = 'var(--c-teal-1)';
const SUPPORT = 'var(--c-amber-1)';
export const COLOR_OF: Readonly<Record<Part, string>> = {
  official: BASIS,
  derived: BASIS,
  traced: BASIS,
  schematic: BASIS,
  existing: STATUS,
  building: STATUS,
  planned: STATUS,
  studied: STATUS,
  several: SUPPORT,
  single: SUPPORT,
  named: SUPPORT,
  unnamed: SUPPORT,
  own: SUPPORT,
};
