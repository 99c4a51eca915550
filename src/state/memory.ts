/** What a session remembers to give back: the map before a story, the classes hidden before an element of the plan. */
import type { View } from '../domain/view/view.ts';

/** What stories and elements of the plan give back when they are left; none of this is ever in a link. */
export class Memory {
  /** The View before the story that is told. */
  beforeStory: View | null = null;
  /** What the current chapter put on the map. */
  currentChapter: View | null = null;
  /** The classes that were hidden before an element of the plan was shown, and those that are hidden for it. */
  beforeElement: { hidden: View['hidden']; put: View['hidden'] } | null = null;

  /** Forgets all of it. */
  reset(): void {
    this.beforeStory = null;
    this.currentChapter = null;
    this.beforeElement = null;
  }
}
