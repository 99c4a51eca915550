/**
 * The state that a session restores later: the View before a story, the classes hidden before an element of the plan.
 */
import type { View } from '../domain/view/view.ts';

/** Values that are restored when a story or an element of the plan is left. They are never in links. */
export class Memory {
  /** The View before the current story. */
  beforeStory: View | null = null;
  /** The View that the current chapter set. */
  currentChapter: View | null = null;
  /** The classes hidden before an element of the plan was shown, and the classes hidden while it is shown. */
  beforeElement: { hidden: View['hidden']; put: View['hidden'] } | null = null;

  reset(): void {
    this.beforeStory = null;
    this.currentChapter = null;
    this.beforeElement = null;
  }
}
