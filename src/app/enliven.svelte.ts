/** What a door does once its panel answers: follow the address bar, and start the map. */
import { keepAddress, readAddress } from '../state/address.ts';
import type { Session } from '../state/session.svelte.ts';
import { mountMap } from '../ui/map-host.svelte.ts';

/** Connects the session to the address bar, the page's language and ground, and the map. */
export function enliven(session: Session, map: HTMLElement): void {
  const { catalogue } = session;
  const first = readAddress(catalogue);
  const address = keepAddress(catalogue, first.view, (decoded) => {
    session.adopt(decoded);
  });
  session.adopt(first);
  $effect.root(() => {
    $effect(() => {
      address.write(session.view);
    });
    $effect(() => {
      const { lang, ground } = session.view;
      document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
      document.documentElement.dataset.ground = ground;
    });
  });
  mountMap(map, session);
}
