/** What a door does once its panel answers: follow the address bar, and start the map. */
import { keepAddress, readAddress } from '../state/address.ts';
import { adopt } from '../state/adopt.ts';
import type { Session } from '../state/session.svelte.ts';
import { mountMap } from '../ui/map-host.svelte.ts';
import { followPageZoom } from '../ui/page-zoom.ts';
import { followTranslation } from '../ui/translated.ts';
import { idle } from '../ui/webgl.ts';
import '../ui/range.css';
import '../ui/room.css';
import '../ui/stage.css';
import type { Occurrence } from '../domain/catalogue.ts';
import { atMoment, type Moment } from '../domain/moment.ts';
import { occurrences } from '../domain/occurrence.ts';

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
      void lookAround(session, session.view.on, session.view.moment);
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

/** Finds out what occurs in the layers that are on at another moment than today: their legends say just that. */
async function lookAround(session: Session, on: readonly string[], moment: Moment): Promise<void> {
  const { catalogue, library } = session;
  const found: [string, Occurrence[]][] = [];
  if (moment !== null && library)
    for (const id of on) {
      // A layer that cannot be had says so in its own row.
      const data = await library.layer(id).catch(() => null);
      if (data) found.push([id, occurrences(atMoment(data.features, moment, catalogue.edition))]);
    }
  if (session.view.moment === moment) session.occurs = Object.fromEntries(found);
}
