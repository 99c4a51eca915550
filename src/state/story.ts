/** Tells stories: puts chapters on the map, one after the other. */
import { refOf } from '../domain/feature.ts';
import { chapterView, toldBy } from '../domain/story.ts';
import { home, type StoryRef } from '../domain/view.ts';
import type { Session } from './session.svelte.ts';

/** Puts a chapter on the map and flies there; says so when there is no such chapter. */
export async function tell(session: Session, ref: StoryRef): Promise<void> {
  const told = await find(session, ref);
  if (!told) return;
  session.choices = [];
  session.view = chapterView(session.catalogue, session.view, told);
  session.highlighted = told.chapter.highlight.map(refOf);
  session.flight = { to: 'bounds', bounds: told.chapter.bounds };
}

/** Takes over a link to a chapter: what the link says besides it stands. */
export async function adoptStory(session: Session, ref: StoryRef): Promise<void> {
  const asked = session.view;
  const told = await find(session, ref);
  if (!told || session.view.story !== ref) return;
  const bare = asked.on.join() === home(session.catalogue).on.join();
  if (bare) session.view = { ...chapterView(session.catalogue, session.view, told), at: asked.at };
  session.highlighted = told.chapter.highlight.map(refOf);
  if (asked.at === null) session.flight = { to: 'bounds', bounds: told.chapter.bounds };
}

/** Ends the story; the map stays as the last chapter left it, but for what was raised. */
export function endStory(session: Session): void {
  session.playing = false;
  session.highlighted = [];
  session.view = { ...session.view, story: null };
}

async function find(session: Session, ref: StoryRef) {
  const index = await session.library?.tours();
  const told = index ? toldBy(index, ref) : null;
  if (index && !told) {
    session.note('link', session.say('linkMended', { parts: `story=${ref.tour}/${ref.chapter}` }));
    session.view = { ...session.view, story: null };
  }
  return told;
}
