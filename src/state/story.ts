/** Plays stories: shows their chapters on the map. */
import { refOf } from '../domain/layer/feature.ts';
import { afterStory, chapterView, chapterOf } from '../domain/view/story.ts';
import { home, select, type StoryRef } from '../domain/view/view.ts';
import { renew } from './renew.ts';
import type { Session } from './session.svelte.ts';

/** Shows a chapter and moves the map there. Shows a note if the chapter does not exist. */
export async function goToChapter(session: Session, ref: StoryRef): Promise<void> {
  const currentChapter = await find(session, ref);
  if (!currentChapter) return;
  const { catalogue, view } = session;
  if (view.story === null) session.memory.beforeStory = view;
  session.choices = [];
  session.view = session.memory.currentChapter = chapterView(catalogue, view, currentChapter);
  session.highlighted = currentChapter.chapter.highlight.map(refOf);
  session.flight = { to: 'bounds', bounds: currentChapter.chapter.bounds };
}

/** Applies a link to a chapter. Other values in the link overrule those of the chapter. */
export async function adoptStory(session: Session, ref: StoryRef): Promise<void> {
  const { catalogue, view: asked } = session;
  const currentChapter = await find(session, ref);
  if (!currentChapter || session.view.story !== ref) return;
  const { sel } = session.view;
  session.memory.currentChapter = { ...chapterView(catalogue, session.view, currentChapter), at: asked.at };
  // A link without layers has the layers of the opening view, and the layer of its selection.
  const bare = asked.on.join() === select(catalogue, home(catalogue), asked.sel).on.join();
  if (bare) session.view = select(catalogue, session.memory.currentChapter, sel);
  session.highlighted = currentChapter.chapter.highlight.map(refOf);
  if (asked.at === null && !sel) session.flight = { to: 'bounds', bounds: currentChapter.chapter.bounds };
}

/** Whether the chapter exists. Null if the stories cannot be loaded. */
export async function hasChapter(session: Session, ref: StoryRef): Promise<boolean | null> {
  const index = await session.library?.tours().catch(() => null);
  return index ? chapterOf(index, ref) !== null : null;
}

/**
 * Ends the story and restores the View before it, but keeps the camera. After a link, it restores the opening view.
 */
export function endStory(session: Session): void {
  const { catalogue, view, memory } = session;
  session.panels.playing = false;
  session.highlighted = [];
  session.view = memory.currentChapter
    ? afterStory(catalogue, view, memory.currentChapter, memory.beforeStory ?? home(catalogue))
    : { ...view, story: null };
}

async function find(session: Session, ref: StoryRef) {
  const index = await session.library?.tours().catch((error: unknown) => {
    session.note('story', `${session.say('failed')} (${String(error)})`);
    void renew(session.keepLink);
  });
  const currentChapter = index ? chapterOf(index, ref) : null;
  if (index && !currentChapter) {
    session.noteIgnored([`story=${ref.tour}/${ref.chapter}`]);
    session.view = { ...session.view, story: null };
  }
  return currentChapter;
}
