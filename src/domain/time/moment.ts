/**
 * The map at another time. A moment is a year, meaning its end, or a day; null is today, which is the atlas's edition:
 * no clock is asked. Dates are texts, YYYY, YYYY-MM or YYYY-MM-DD, and compare as texts once they are whole.
 */
import type { Catalogue, Phase, Status, Target } from '../layer/catalogue.ts';
import type { Feature } from '../layer/feature.ts';

export type Moment = string | null;

const first = (when: string): string => when + '-01-01'.slice(when.length - 4);
const last = (when: string): string => when + '-12-31'.slice(when.length - 4);

/** Whether a date has begun by the end of a moment. */
export const reached = (moment: string, when: string): boolean => first(when) <= last(moment);

/** Whether a date is over at the edition. */
const isPast = (when: string, edition: string): boolean => last(when) < first(edition);

/** A moment that a link may ask for: a year of the atlas's, or a day in one of them. */
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

/** Whether its published date has passed at the edition, and nobody was seen to report that it is in use. */
export const isMissed = ({ status, target }: Life, edition: string): boolean =>
  target !== undefined && status !== 'existing' && isPast(target.when, edition);

/** The last phase that had begun by a moment before `since`; none from then on. */
export const phaseAt = ({ since, earlier }: Life, moment: Moment): Phase | undefined =>
  moment === null || since === undefined || reached(moment, since)
    ? undefined
    : earlier?.findLast(({ from }) => from === undefined || reached(moment, from));

/**
 * What a feature is at a moment: `expected` where the date of its target to come is over; null where it is not there yet.
 * What was superseded stays: a published extent is a fact of its date, and today must not show more than the edition does.
 */
export function stateAt(life: Life, moment: Moment, edition: string): Status | 'expected' | null {
  if (moment === null) return life.status;
  const { target } = life;
  if (target && life.status !== 'existing' && !isMissed(life, edition) && last(target.when) <= last(moment))
    return 'expected';
  if (life.since === undefined || reached(moment, life.since)) return life.status;
  return phaseAt(life, moment)?.status ?? null;
}

/** Features as they are at a moment, without those that are not there; the same list for today. */
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

/** What a list of features is at a moment, as text: the same text, the same picture. */
export const statesAt = (features: readonly Feature[], moment: Moment, edition: string): string =>
  moment === null
    ? ''
    : features
        .map(
          ({ properties: p }) =>
            (stateAt(p, moment, edition) ?? '-').slice(0, 2) + (phaseAt(p, moment)?.class ?? ''),
        )
        .join('');
