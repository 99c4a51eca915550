/** The night colours also for a reader who wants the dark, where nothing else was asked for; paper stays light. */
export const followDark = (css: string): string =>
  css.replace(
    /\[data-scheme=['"]?night['"]?\]\s*\{([^}]*)\}/g,
    (rule, body: string) =>
      `${rule}@media screen and (prefers-color-scheme:dark){:root:not([data-scheme]){${body}}}`,
  );
