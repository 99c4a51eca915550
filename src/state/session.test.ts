import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { sample } from '../../tests/sample-catalogue.ts';
import type { FeatureRef } from '../domain/layer/feature.ts';
import { home, turn, type View } from '../domain/view/view.ts';
import { adopt } from './adopt.ts';
import { renew } from './renew.ts';
import { Session } from './session.svelte.ts';

vi.mock('./renew.ts', () => ({ renew: vi.fn() }));

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

/** Fields that a reset does not change, with the reason. */
const KEPT: Record<string, string> = {
  catalogue: 'the edition is the same',
  library: 'what was fetched need not come again',
  opening: 'it is what a reset goes back to',
  camera: 'the map tells it',
  zoom: 'the map tells it',
  drawing: 'the map tells it',
  live: 'the door decides it',
  keepLink: 'the door sets it once',
  'panels.opensWith': 'the door sets it once',
};
/**
 * How to test the private fields of a class: `use` changes them through public methods, `shows` returns whether they
 * are changed.
 */
const PRIVATE: Record<string, { use: (s: Session) => void; shows: (s: Session) => boolean }> = {
  retried: {
    use: (s) => {
      s.retry('frames');
    },
    // Only a layer that was already retried makes the page reload.
    shows: (s) => {
      s.fail('frames', 'library: got HTTP 404, expected frames');
      const asked = vi.mocked(renew).mock.calls.length > 0;
      vi.mocked(renew).mockClear();
      return asked;
    },
  },
};

type Fields = Record<string, unknown>;
const isPart = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && 'reset' in value;

/** The names of all public fields of an object: its own, and those with a setter in its class. */
function fieldsOf(object: object): string[] {
  const names = new Set(Object.keys(object));
  for (
    let above = Object.getPrototypeOf(object) as object;
    above !== Object.prototype;
    above = Object.getPrototypeOf(above) as object
  )
    for (const [name, property] of Object.entries(Object.getOwnPropertyDescriptors(above)))
      if (property.set !== undefined) names.add(name);
  return [...names];
}
/** The paths of all fields of a session and of its parts. */
const pathsOf = (object: Fields, at = ''): string[] =>
  fieldsOf(object).flatMap((name) => {
    const value = object[name];
    return isPart(value) ? pathsOf(value, `${at}${name}.`) : [at + name];
  });
/** The object that has the field of this path, and the field's name. */
function ownerOf(session: Session, path: string): [Fields, string] {
  const names = path.split('.');
  const name = names.pop() ?? '';
  const owner = names.reduce((o, part) => o[part] as Fields, session as unknown as Fields);
  return [owner, name];
}

describe('a reset', () => {
  const paths = pathsOf(new Session(sample, null) as unknown as Fields);

  it('finds the fields of the session and of its parts', () => {
    expect(paths).toEqual(
      expect.arrayContaining(['view', 'notes', 'offered', 'panels.tab', 'memory.beforeStory']),
    );
    expect(
      Object.keys(KEPT).filter((path) => !paths.includes(path)),
      'kept, but no field',
    ).toEqual([]);
  });

  it.each(paths)('restores %s, or keeps it on purpose', (path) => {
    const session = new Session(sample, null);
    const [owner, name] = ownerOf(session, path);
    // A catalogue has layers, which the session reads.
    const changed = { changed: path, layers: [] };
    owner[name] = changed;
    expect(owner[name]).toBe(changed);
    session.reset();

    if (path in KEPT) {
      expect(owner[name]).toBe(changed);
      return;
    }
    const [freshOwner, freshName] = ownerOf(new Session(sample, null), path);
    // The map of a new session opens at home. The map of a session in use has to move there.
    expect(owner[name]).toEqual(path === 'flight' ? { to: 'home' } : freshOwner[freshName]);
  });

  it.each(['session.svelte.ts', 'panels.svelte.ts', 'memory.ts'])(
    'knows how to test all private fields of %s',
    (file) => {
      const source = readFileSync(join(import.meta.dirname, file), 'utf8');
      const names = [...source.matchAll(/^ {2}(?:static |readonly )*#(\w+)\b(?!\()/gm)].map(
        (m) => m[1] ?? '',
      );
      expect(names.filter((name) => !(name in PRIVATE))).toEqual([]);
    },
  );

  it.each(Object.entries(PRIVATE))('restores the private field #%s', (_, { use, shows }) => {
    const session = new Session(sample, null);
    use(session);
    expect(shows(session)).toBe(true);
    use(session);
    session.reset();
    expect(shows(session)).toBe(false);
  });

  it('restores the panel’s state at the start', () => {
    const session = new Session(sample, null);
    session.panels.opensWith = true;
    session.panels.open = false;
    session.reset();
    expect(session.panels.open).toBe(true);
  });

  it('returns to the opening View of the session', () => {
    const at = { lon: 113, lat: 34, zoom: 9 };
    const opening: View = { ...home(sample), at };
    const session = new Session(sample, null, opening);
    session.view = { ...session.view, at: { ...at, zoom: 12 } };
    session.reset();
    expect(session.view).toEqual(opening);
    expect(session.flight).toEqual({ to: 'camera', camera: at });
  });
});
