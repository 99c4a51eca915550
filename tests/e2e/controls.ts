/** Finds controls that are out of reach: off the screen, cut off, or covered. */
import type { Page } from '@playwright/test';

const CONTROLS =
  'a[href], button, input, select, textarea, summary, [data-card] h2, [data-story] h2, [data-approval]';

/** CSS pixels at the edges that a notch or a home bar covers. */
export interface Insets {
  top: number;
  right: number;
  bottom: number;
  left: number;
}
const NONE: Insets = { top: 0, right: 0, bottom: 0, left: 0 };

/**
 * Controls, headings and the approval line that extend over the edges of the screen, or under its notch. For contents
 * of a scroll box, the box itself must be on the screen.
 */
export const offScreen = (page: Page, insets = NONE): Promise<string[]> =>
  page.evaluate(
    ([controls, edge]) => {
      const scrollerOf = (e: Element): Element | null =>
        !e.parentElement || e.parentElement === document.body
          ? null
          : /auto|scroll/.test(getComputedStyle(e.parentElement).overflowY)
            ? e.parentElement
            : scrollerOf(e.parentElement);
      return [...document.querySelectorAll<HTMLElement>(controls)].flatMap((control) => {
        if (!control.checkVisibility({ visibilityProperty: true }) || control.closest('.skip, svg'))
          return [];
        const { left, right, width } = control.getBoundingClientRect();
        const { top, bottom, height } = (scrollerOf(control) ?? control).getBoundingClientRect();
        if (width === 0 || height === 0) return [];
        const isCut =
          left < edge.left - 1 ||
          right > innerWidth - edge.right + 1 ||
          top < edge.top - 1 ||
          bottom > innerHeight - edge.bottom + 1;
        const what = `${control.tagName} ${control.className} "${control.textContent.trim().slice(0, 16)}"`;
        return isCut || width < 8 ? [`${what} ${[left, top, right, bottom].map(Math.round).join(' ')}`] : [];
      });
    },
    [CONTROLS, insets] as const,
  );

/** Controls within `scope` that cannot be reached even by scrolling: off the screen, cut off or covered. */
export const outOfReach = (page: Page, scope = 'body'): Promise<string[]> =>
  page.evaluate(
    ([controls, parts]) =>
      [...document.querySelectorAll<HTMLElement>(controls)].flatMap((control) => {
        if (!control.checkVisibility({ visibilityProperty: true })) return [];
        if (!control.closest(parts) || control.closest('.skip, svg, [inert]')) return [];
        control.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
        const [box] = control.getClientRects();
        if (!box || box.width < 2 || box.height < 2) return [];
        const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
        const top = document.elementFromPoint(x, y);
        if (control.contains(top) || control.closest('label')?.contains(top)) return [];
        const what = `${control.tagName} ${control.className} "${control.textContent.trim().slice(0, 16)}"`;
        const at = `${String(Math.round(x))},${String(Math.round(y))}`;
        return [
          `${what} at ${at}: ${top ? `${top.tagName} ${String(top.getAttribute('class'))}` : 'nothing'}`,
        ];
      }),
    [CONTROLS, scope] as const,
  );
