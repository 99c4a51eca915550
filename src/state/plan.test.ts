import { describe, expect, it } from 'vitest';
import { sample } from '../../tests/sample-catalogue.ts';
import type { PlanElement } from '../domain/layer/catalogue.ts';
import { hide, home, type View } from '../domain/view/view.ts';
import { adopt } from './adopt.ts';
import type { Library } from './load.ts';
import { leaveElement, showElement } from './plan.ts';
import { Session } from './session.svelte.ts';

const element = (id: string, hidden: PlanElement['hidden']): PlanElement => ({
  id,
  name: { zh: id, en: id },
  shows: ['frames/one'],
  hidden,
  known: [],
  sources: [],
});
const ONE = element('one', { frames: ['b', 'a'] });
const OTHER = element('other', { frames: ['c'] });

/** A session at that View. */
function open(view: Partial<View> = {}): Session {
  const session = new Session(sample, null);
  session.view = { ...home(sample), ...view };
  return session;
}

describe('an element of the plan', () => {
  it('hides classes while it is shown, and then restores those that were hidden before', () => {
    const before = { cities: ['x'], frames: ['c'] };
    const session = open({ hidden: before });
    showElement(session, ONE);
    expect(session.view.hidden).toEqual({ cities: ['x'], frames: ['a', 'b'] });
    leaveElement(session);
    expect(session.view).toMatchObject({ plan: null, hidden: before });
  });

  it('is also left by a tap', () => {
    const session = open();
    showElement(session, ONE);
    session.pick([{ layer: 'frames', feature: 'two' }]);
    expect(session.view).toMatchObject({ plan: null, hidden: {} });
  });

  it('is replaced by another one, and leaving that restores the state before both', () => {
    const session = open({ hidden: { frames: ['d'] } });
    showElement(session, ONE);
    showElement(session, OTHER);
    expect(session.view.hidden).toEqual({ frames: ['c'] });
    leaveElement(session);
    expect(session.view.hidden).toEqual({ frames: ['d'] });
  });

  it('hides nothing permanently if its link lists the classes that it hides', () => {
    const session = open({ plan: 'one', hidden: { frames: ['a', 'b'] } });
    showElement(session, ONE);
    leaveElement(session);
    expect(session.view.hidden).toEqual({});
  });

  it('keeps later changes by the reader', () => {
    const session = open();
    showElement(session, ONE);
    session.view = hide(session.view, 'frames', 'a', false);
    leaveElement(session);
    expect(session.view.hidden).toEqual({ frames: ['b'] });
  });
});

it('lists an unknown element with the other ignored parts of a link', async () => {
  // The index holds no elements.
  const library = { plan: () => Promise.resolve({ headings: [] }) } as unknown as Library;
  const session = new Session(sample, library);
  adopt(session, { view: { ...home(sample), plan: 'nosuch' }, ignored: ['on=nosuch'] });
  await expect.poll(() => session.view.plan).toBe(null);
  expect(session.notes.map(({ text }) => text)).toEqual([
    session.say('linkMended', { parts: 'on=nosuch plan=nosuch' }),
  ]);
  adopt(session, { view: home(sample), ignored: ['t=x'] });
  expect(session.notes.map(({ text }) => text)).toEqual([session.say('linkMended', { parts: 't=x' })]);
});
