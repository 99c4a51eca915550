/** What the build writes into the page: the opening map as SVG and the house's lists as text. */
import { render } from 'svelte/server';
import type { BuiltFile, Catalogue } from '../domain/catalogue.ts';
import { Session } from '../state/session.svelte.ts';
import Explore from './Explore.svelte';

export { Explore };

/** `read` gives the text of a built file. */
export function firstPaint(
  catalogue: Catalogue,
  read: (file: BuiltFile) => string,
): { sheet: string; style: string; app: { head: string; body: string } } {
  const session = new Session(catalogue, null);
  const app = render(Explore, { props: { session } });
  void read;
  return { sheet: '', style: '', app: { head: app.head, body: app.body } };
}
