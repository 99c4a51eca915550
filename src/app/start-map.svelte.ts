/** Second step of a door's start, after its panel answers: follows the address bar and starts the map. */
import { keepAddress, readAddress } from '../state/address.ts';
import { adopt } from '../state/adopt.ts';
import { updatePresent } from '../state/present.ts';
import type { Session } from '../state/session.svelte.ts';
import { mountMap } from '../ui/map/map-host.svelte.ts';
import { followPageZoom } from '../ui/page/page-zoom.ts';
import { followTranslation } from '../ui/page/translated.ts';
import { idle } from '../ui/map/webgl.ts';
import '../ui/range.css';
import '../ui/map/map-padding.css';
import '../ui/map/gl-map.css';

/** Connects the session to the address bar, the page's language and colour scheme, and the map. */
export function startMap(session: Session, map: HTMLElement): void {
  const { catalogue } = session;
  const first = readAddress(catalogue);
  const address = keepAddress(catalogue, first.view, (decoded) => {
    adopt(session, decoded);
  });
  session.keepLink = () => {
    address.flush(session.view);
  };
  adopt(session, first);
  $effect.root(() => {
    $effect(() => {
      address.write(session.view);
    });
    $effect(() => {
      const { lang, scheme } = session.view;
      document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
      document.documentElement.dataset.scheme = scheme;
    });
    $effect(() => {
      // The catalogue has today's combinations, so no data are loaded for them.
      if (session.view.moment === null) session.combinations = {};
      else void updatePresent(session, session.view, false);
    });
  });
  followPageZoom(map);
  followTranslation();
  mountMap(map, session);
  // The SVG map works meanwhile, so the GL map waits until the panel answers and the browser is idle.
  void idle().then(() => {
    session.live = true;
  });
}
