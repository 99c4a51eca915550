/**
 * The map at another time. A moment is a year, meaning its end, or a day. Null is today: the atlas's edition, never
 * the system's clock. Dates are text: YYYY, YYYY-MM or YYYY-MM-DD. Completed to days, they compare as text.
 */
import type { Catalogue, Phase, Status, Target } from '../layer/catalogue.ts';
import type { Feature } from '../layer/feature.ts';

export type Moment = string | null;

const first = (when: string): string => when + '-01-01'.slice(when.length - 4);
const last = (when: string): string => when + '-12-31'.slice(when.length - 4);

/** Whether a date begins before or at the end of a moment. */
export const reached = (moment: string, when: string): boolean => first(when) <= last(moment);

/** Whether a date ended before the edition. */
const isPast = (when: string, edition: string): boolean => last(when) < first(edition);

/** Whether a link may ask for this moment: a year within the atlas's range, or a day in such a year. */
export const isMoment = (text: string, [from, to]: Catalogue['years']): boolean =>
  /^\d{4}(-\d{2}-\d{2})?$/.test(text) &&
  !Number.isNaN(Date.parse(first(text))) &&
  Number(text.slice(0, 4)) >= from &&
  Number(text.slice(0, 4)) <= to;

interface Life {
  status: Status;
  since?: string;
  until?: string;
  earlier?: readonly Phase[];
  target?: Target;
}

/** Whether the published target date has passed at the edition without a report that the feature is in use. */
export const isMissed = ({ status, target }: Life, edition: string): boolean =>
  target !== undefined && status !== 'existing' && isPast(target.when, edition);

/** The last phase that began before or at a moment before `since`. Undefined from `since` on. */
export const phaseAt = ({ since, earlier }: Life, moment: Moment): Phase | undefined =>
  moment === null || since === undefined || reached(moment, since)
    ? undefined
    : earlier?.findLast(({ from }) => from === undefined || reached(moment, from));

/**
 * The status of a feature at a moment. `expected` if its future target date has passed by then; null if it does not
 * exist yet. A superseded feature stays: a published extent is a fact of its date, and today must show the same as
 * the edition.
 */
export function stateAt(life: Life, moment: Moment, edition: string): Status | 'expected' | null {
  if (moment === null) return life.status;
  const { target } = life;
  if (target && life.status !== 'existing' && !isMissed(life, edition) && last(target.when) <= last(moment))
    return 'expected';
  if (life.since === undefined || reached(moment, life.since)) return life.status;
  return phaseAt(life, moment)?.status ?? null;
}

/** Features with their status at a moment, without those that do not exist yet. For today it is the same list. */
export function atMoment(features: readonly Feature[], moment: Moment, edition: string): readonly Feature[] {
  if (moment === null) return features;
  return features.flatMap((feature) => {
    const state = stateAt(feature.properties, moment, edition);
    if (state === null) return [];
    const was = phaseAt(feature.properties, moment)?.class ?? feature.properties.class;
    if (state === feature.properties.status && was === feature.properties.class) return [feature];
    const seen = state === 'expected' ? { expected: true as const } : { status: state, class: was };
    return [{ ...feature, properties: { ...feature.properties, ...seen } }];
  });
}

/** The statuses of a list of features at a moment, as text. The same text means the same picture. */
export const statesAt = (features: readonly Feature[], moment: Moment, edition: string): string =>
  moment === null
    ? ''
    : features
        .map(
          ({ properties: p }) =>
            (stateAt(p, moment, edition) ?? '-').slice(0, 2) + (phaseAt(p, moment)?.class ?? ''),
        )
        .join('');
