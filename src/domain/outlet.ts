/** Who says so: the outlet of a source. */
import type { Source } from './catalogue.ts';

/** How the outlet of a source ends whose own name was not written down. */
const UNNAMED = /未记录）?$/;

/** Whether the outlet of the source is known by its name. */
export const isNamed = ({ outlet }: Pick<Source, 'outlet'>): boolean => !UNNAMED.test(outlet.zh);
