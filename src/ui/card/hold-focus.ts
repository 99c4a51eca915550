/** Keeps keyboard focus in a card whose content changes: the pressed button disappears, and focus would be lost. */
export function holdFocus({ currentTarget }: Event): void {
  if (currentTarget instanceof HTMLElement) currentTarget.closest('aside')?.focus({ preventScroll: true });
}
