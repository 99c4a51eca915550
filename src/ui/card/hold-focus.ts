/** Keeps the keyboard in a card whose content changes: the button that was pressed goes, and would leave it nowhere. */
export function holdFocus({ currentTarget }: Event): void {
  if (currentTarget instanceof HTMLElement) currentTarget.closest('aside')?.focus({ preventScroll: true });
}
