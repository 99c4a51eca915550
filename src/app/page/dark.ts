/**
 * Adds the night colours for readers whose system prefers dark, where no colour scheme is set. Printing stays light.
 */
export const followDark = (css: string): string =>
  css.replace(
    /\[data-scheme=['"]?night['"]?\]\s*\{([^}]*)\}/g,
    (rule, body: string) =>
      `${rule}@media screen and (prefers-color-scheme:dark){:root:not([data-scheme]){${body}}}`,
  );
