/** The panels around and over the map: the panel and its tab, the open list, the data panel, the time bar. */

export type Panel = 'layers' | 'plan' | 'stories' | 'data';
/** The views of the data tab that can be open beside the map. */
export type DataPanel = 'figures' | 'reach' | 'frames' | 'changes' | 'quality';

/** The panels of a session. Their state is never in links. */
export class Panels {
  /** The tab that the panel shows. */
  tab: Panel = $state.raw('layers');
  /**
   * Whether the panel is open, if it can be folded. Null until the reader opens or closes it: the stylesheet decides.
   */
  open: boolean | null = $state.raw(null);
  /** Layer whose list is open. */
  table: string | null = $state.raw(null);
  /** The panel beside the map: a view of the data tab, or the share panel. */
  dataPanel: DataPanel | 'share' | null = $state.raw(null);
  /** Whether the time bar is open, if it can be folded. */
  timeOpen = $state.raw(false);
  /** Whether a story plays automatically. */
  playing = $state.raw(false);

  /** Whether the panel is open at the start. The page sets it, because it depends on the screen. */
  opensWith: boolean | null = null;

  /** Closes everything that was opened. The panel returns to its state at the start. */
  reset(): void {
    this.tab = 'layers';
    this.open = this.opensWith;
    this.table = null;
    this.dataPanel = null;
    this.timeOpen = false;
    this.playing = false;
  }
}
