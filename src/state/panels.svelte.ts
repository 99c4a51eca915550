/** What lies beside and over the map of a door: the panel and its tab, the open list, the data panel, the time bar. */

export type Panel = 'layers' | 'plan' | 'stories' | 'data';
/** What of the data tab lies beside the map. */
export type DataPanel = 'figures' | 'reach' | 'frames' | 'changes' | 'quality';

/** The panels of a session; none of this is ever in a link. */
export class Panels {
  /** The tab that the panel shows. */
  tab: Panel = $state.raw('layers');
  /** Whether the panel is open where it can be folded; null, before anyone asked: as the stylesheet has it. */
  open: boolean | null = $state.raw(null);
  /** Layer whose list is open. */
  table: string | null = $state.raw(null);
  /** What lies beside the map: of the data tab, or for those who share it. */
  dataPanel: DataPanel | 'share' | null = $state.raw(null);
  /** Whether the time bar is open where it can be folded. */
  timeOpen = $state.raw(false);
  /** Whether a story goes on by itself. */
  playing = $state.raw(false);

  /** Whether the panel is open at the start; set by the door, which knows the screen. */
  opensWith: boolean | null = null;

  /** Closes what was opened; the panel stands as the door opened it. */
  reset(): void {
    this.tab = 'layers';
    this.open = this.opensWith;
    this.table = null;
    this.dataPanel = null;
    this.timeOpen = false;
    this.playing = false;
  }
}
