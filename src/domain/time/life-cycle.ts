/** The life cycle of a feature in words: its past, present and planned states. */
import type { Status, Text } from '../layer/catalogue.ts';
import type { FeatureRecord } from '../layer/feature.ts';
import { isMissed, phaseAt, reached, stateAt, type Moment } from './moment.ts';
import { date, EXPECTED_TEXT, fillIn, STATUS_TEXT, statusText } from '../text/text.ts';
import type { Lang } from '../view/view.ts';

const WORDS = {
  missed: { zh: '{status}，开通未核实', en: '{status}, opening not verified' },
  due: { zh: '目标：投入使用', en: 'Target: in use' },
  missedTarget: {
    zh: '原定投入使用，未见开通消息',
    en: 'Was to be in use; no report of its opening was seen',
  },
  ended: { zh: '被取代', en: 'Superseded' },
  before: { zh: '此前', en: 'Before' },
  begun: { zh: '开工或在建', en: 'Work begun or under way' },
  opened: { zh: '建成、开通或设立', en: 'Opened, finished or founded' },
  announced: { zh: '列入规划', en: 'Planned' },
  studied: { zh: '开始研究', en: 'Under study' },
  then: { zh: '{when}时：{state}', en: 'In {when}: {state}' },
  last: { zh: '{state}（已知的最后状态）', en: '{state} (as last known)' },
  of: { zh: '{state}，{note}', en: '{state}, {note}' },
  absent: { zh: '尚无', en: 'not there yet' },
  gone: { zh: '已被取代', en: 'superseded' },
} as const satisfies Record<string, Text>;

/** The new state of a feature, in words. */
export const BECAME: Readonly<Record<Status | 'due' | 'missed' | 'ended', Text>> = {
  existing: WORDS.opened,
  building: WORDS.begun,
  planned: WORDS.announced,
  studied: WORDS.studied,
  due: WORDS.due,
  missed: WORDS.missedTarget,
  ended: WORDS.ended,
};

/** Its status today. If it should be open by now without a report of its opening, the text says so. */
export const statusNow = (p: FeatureRecord, edition: string, lang: Lang): string =>
  isMissed(p, edition)
    ? fillIn(WORDS.missed, lang, { status: STATUS_TEXT[p.status][lang] })
    : statusText(p, lang);

/** One row of its life cycle. */
export interface LifeCycleRow {
  when: string;
  text: string;
  note: string;
  /** Id of the source. Null: one of the feature's own sources. */
  source: string | null;
}

/** Its life cycle, oldest first. Empty if only today's status is known. */
export function lifeCycleOf(p: FeatureRecord, edition: string, lang: Lang): LifeCycleRow[] {
  const line = (
    when: string | undefined,
    text: Text,
    note?: Text,
    source: string | null = null,
  ): LifeCycleRow => ({
    when: when === undefined ? WORDS.before[lang] : date(lang, when),
    text: text[lang],
    note: note?.[lang] ?? '',
    source,
  });
  const { earlier = [], since, until, target } = p;
  if (earlier.length === 0 && !target) return [];
  return [
    ...earlier.map((phase) => line(phase.from, BECAME[phase.status], phase.note, phase.source)),
    ...(since === undefined ? [] : [line(since, BECAME[p.status])]),
    ...(until === undefined ? [] : [line(until, WORDS.ended)]),
    ...(target
      ? [line(target.when, isMissed(p, edition) ? WORDS.missedTarget : WORDS.due, target.note, target.source)]
      : []),
  ];
}

/** Its state at a moment other than today, in one line. Empty for today. */
export function thenOf(p: FeatureRecord, moment: Moment, edition: string, lang: Lang): string {
  if (moment === null) return '';
  const state = stateAt(p, moment, edition);
  const words =
    p.until !== undefined && reached(moment, p.until)
      ? WORDS.gone
      : state === 'expected'
        ? EXPECTED_TEXT
        : state === null
          ? WORDS.absent
          : STATUS_TEXT[state];
  // The state of unfinished works in a future year is not published.
  const last = moment > edition && state !== null && state !== 'expected' && state !== 'existing';
  const was = phaseAt(p, moment);
  const said = last
    ? fillIn(WORDS.last, lang, { state: words[lang] })
    : was?.class !== undefined && was.note
      ? fillIn(WORDS.of, lang, { state: words[lang], note: was.note[lang] })
      : words[lang];
  return fillIn(WORDS.then, lang, { when: date(lang, moment), state: said });
}
