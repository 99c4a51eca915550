/**
 * Reloads a page whose edition is no longer on the server. If another edition is published while a page is open, the
 * files that the page still needs may be gone. The page then reloads with its current View, once automatically or at
 * the press of a button.
 */

/** The edition of a page: the hash of its data, and the names of its modules. */
function marks(): string[] {
  const atlas = document.querySelector<SVGElement>('svg.svg-map')?.dataset.atlas ?? '{}';
  const app = document.querySelector<HTMLElement>('[data-app]')?.dataset.app;
  const scripts = [...document.querySelectorAll('script[src]')].map((script) => script.getAttribute('src'));
  return [(JSON.parse(atlas) as { hash?: string }).hash, app, ...scripts].filter(
    (mark) => !!mark,
  ) as string[];
}

/** Whether the current page was itself reloaded. Another reload would then not help. */
const isRenewed = (): boolean =>
  (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming | undefined)?.type ===
  'reload';

/**
 * Reloads the page. False if that would not help. Without `byHand`, it reloads only once, and only if the server has
 * another edition. With `byHand`, it reloads whenever the server has the page. Any other page in its place (a hotel's
 * login, for example) does not count, and the map stays. `keep` writes the View into the address.
 */
export async function renew(keep: () => void, byHand = false): Promise<boolean> {
  if (!byHand && isRenewed()) return false;
  try {
    const answer = await fetch(location.href, { cache: 'no-cache' });
    const page = await answer.text();
    if (!answer.ok || !page.includes('data-atlas=')) return false;
    if (!byHand && marks().every((mark) => page.includes(mark))) return false;
  } catch {
    return false; // the server cannot be reached: the page stays
  }
  keep();
  location.reload();
  return true;
}
