import { describe, expect, it } from 'vitest';
import { sample } from '../../tests/sample-catalogue.ts';
import type { FeatureRef } from '../domain/layer/feature.ts';
import { turn } from '../domain/view/view.ts';
import { adopt } from './adopt.ts';
import { Session } from './session.svelte.ts';

const ONE: FeatureRef = { layer: 'frames', feature: 'one' };
const TWO: FeatureRef = { layer: 'frames', feature: 'two' };
const LIST = [ONE, TWO];

/** A session after a tap on several features and the choice of one. */
function chosen(ref = TWO): Session {
  const session = new Session(sample, null);
  session.pick(LIST);
  session.choose(ref);
  return session;
}
/** The list to which the open card links back. */
const list = ({ offered, view }: Session): readonly FeatureRef[] | null =>
  view.sel && offered.includes(view.sel) ? offered : null;

describe('the list of tapped features', () => {
  it('is replaced by the card of the chosen feature, which links back to it', () => {
    const session = chosen();
    expect(session.view.sel).toBe(TWO);
    expect(session.choices).toEqual([]);
    expect(list(session)).toBe(LIST);

    session.pick(LIST);
    expect(session.view.sel).toBeNull();
    expect(session.choices).toBe(LIST);
    session.choose(ONE);
    expect(list(session)).toBe(LIST);
  });

  it('remains in another language', () => {
    const session = chosen();
    session.view = { ...session.view, lang: 'en' };
    expect(list(session)).toBe(LIST);
  });

  it('does not reopen when the layer of the card goes off', () => {
    const session = chosen();
    session.view = turn(sample, session.view, ['frames'], false);
    expect(session.view.sel).toBeNull();
    expect(session.choices).toEqual([]);
  });

  it.each<[string, (session: Session) => void]>([
    [
      'a tap on one feature, even of the list',
      (s) => {
        s.pick([TWO]);
      },
    ],
    [
      'a search, even for what is in the list',
      (s) => {
        s.choose({ ...TWO });
      },
    ],
    [
      'a link, even to what is in the list',
      (s) => {
        adopt(s, { view: { ...s.view, sel: { ...TWO } }, ignored: [] });
      },
    ],
    [
      'a card that was closed',
      (s) => {
        [null, { ...TWO }].forEach((ref) => {
          s.choose(ref);
        });
      },
    ],
  ])('is forgotten after %s', (_, happens) => {
    const session = chosen();
    happens(session);
    expect(session.view.sel).toEqual(TWO);
    expect(list(session)).toBeNull();
  });

  it('is not linked from a search result that was opened meanwhile', () => {
    const session = new Session(sample, null);
    session.pick(LIST);
    session.choose({ ...TWO });
    expect(list(session)).toBeNull();
    expect(session.choices).toEqual([]);
  });

  it('is replaced by the list of another tap', () => {
    const session = chosen();
    const other = [TWO, { layer: 'cities', feature: 'three' }];
    session.pick(other);
    session.choose(TWO);
    expect(list(session)).toBe(other);
  });
});
