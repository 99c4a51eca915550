/** What a door does once its panel answers: follow the address bar, and start the map. */
import { keepAddress, readAddress } from '../state/address.ts';
import { adopt } from '../state/adopt.ts';
import { updatePresent } from '../state/present.ts';
import type { Session } from '../state/session.svelte.ts';
import { mountMap } from '../ui/map-host.svelte.ts';
import { followPageZoom } from '../ui/page-zoom.ts';
import { followTranslation } from '../ui/translated.ts';
import { idle } from '../ui/webgl.ts';
import '../ui/range.css';
import '../ui/room.css';
import '../ui/stage.css';

/** Connects the session to the address bar, the page's language and ground, and the map. */
export function enliven(session: Session, map: HTMLElement): void {
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
      const { lang, ground } = session.view;
      document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
      document.documentElement.dataset.ground = ground;
    });
    $effect(() => {
      // Today's combinations are in the catalogue: no data need come for them.
      if (session.view.moment === null) session.occurs = {};
      else void updatePresent(session, session.view, false);
    });
  });
  followPageZoom(map);
  followTranslation();
  mountMap(map, session);
  // The sheet serves meanwhile: the panel answers first.
  void idle().then(() => {
    session.live = true;
  });
}
