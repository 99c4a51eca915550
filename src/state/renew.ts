/**
 * Another edition may be put on the server while a page is open, and the files that the page would still ask for are gone.
 * Then the page is loaded anew at the View that it shows: on a press, or once by itself.
 */

/** What a page says of its edition: the hash of its data, and the names of its modules. */
function marks(): string[] {
  const atlas = document.querySelector<SVGElement>('svg.svg-map')?.dataset.atlas ?? '{}';
  const app = document.querySelector<HTMLElement>('[data-app]')?.dataset.app;
  const scripts = [...document.querySelectorAll('script[src]')].map((script) => script.getAttribute('src'));
  return [(JSON.parse(atlas) as { hash?: string }).hash, app, ...scripts].filter(
    (mark) => !!mark,
  ) as string[];
}

/** Whether the page that is open was itself loaded anew: what it lacks then will not come by that. */
const isRenewed = (): boolean =>
  (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming | undefined)?.type ===
  'reload';

/**
 * Loads the page anew; false where that would be in vain. By itself it does so once, and only if the server has another
 * edition; `byHand`, whenever the server has the page. What a network answers in its place (a hotel's login, say) is no
 * page of the atlas, and the map stays. `keep` writes the View into the address.
 */
export async function renew(keep: () => void, byHand = false): Promise<boolean> {
  if (!byHand && isRenewed()) return false;
  try {
    const answer = await fetch(location.href, { cache: 'no-cache' });
    const page = await answer.text();
    if (!answer.ok || !page.includes('data-atlas=')) return false;
    if (!byHand && marks().every((mark) => page.includes(mark))) return false;
  } catch {
    return false; // out of reach: what is there stays
  }
  keep();
  location.reload();
  return true;
}
