import { expect, it } from 'vitest';
import { sample } from '../../tests/sample-catalogue.ts';
import type { Library } from './load.ts';
import { updatePresent } from './present.ts';
import { Session } from './session.svelte.ts';

const failing = { layer: () => Promise.reject(new Error('gone')) } as unknown as Library;
const empty = { layer: () => Promise.resolve({ features: [] }) } as unknown as Library;

/** A session with one layer on and its last combinations. */
function open(library: Library): Session {
  const session = new Session(sample, library);
  session.view = { ...session.view, on: ['frames'] };
  session.combinations = { frames: [] };
  return session;
}

it('keeps the combinations of a layer that cannot be loaded only if `isDrawnOnly`', async () => {
  const session = open(failing);
  await updatePresent(session, session.view, true);
  expect(session.combinations).toEqual({ frames: [] });
  await updatePresent(session, session.view, false);
  expect(session.combinations).toEqual({});
});

it('does not change a session that has another View by then', async () => {
  const session = open(empty);
  const last = session.combinations;
  const running = updatePresent(session, session.view, false);
  session.view = { ...session.view };
  await running;
  expect(session.combinations).toBe(last);
});
