/** Keyboard of tabs (WAI-ARIA): arrow keys cycle, Home and End go to the ends; the focused tab is selected. */
export function walkTabs(event: KeyboardEvent): void {
  const tab = event.target;
  if (!(tab instanceof HTMLElement) || tab.role !== 'tab') return;
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const tabs = [...(tab.parentElement?.querySelectorAll<HTMLElement>('[role="tab"]') ?? [])];
  const here = tabs.indexOf(tab);
  const ways: Record<string, number> = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: -1 };
  const way = ways[event.key];
  if (way === undefined) return;
  event.preventDefault();
  const next = tabs.at(way % tabs.length);
  next?.focus();
  // A click on the open tab would fold the panel, so the open tab gets none.
  if (next !== tab) next?.click();
}
