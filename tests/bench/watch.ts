/** Watches the screen as a reader would: Chromium sends each new picture with the time at which it was shown. */
import type { CDPSession } from '@playwright/test';
import { inkOf, type Ink } from './ink.ts';

export interface Sight {
  ink: Ink;
  /** When the picture was shown, ms since 1970. */
  at: number;
}
export interface Watch {
  /** The next picture for which `test` is true; null if none comes within that many milliseconds. */
  next: (test: (sight: Sight) => boolean, ms: number) => Promise<Sight | null>;
  last: () => Sight | null;
  stop: () => Promise<void>;
}

/** Starts watching. Pictures have the page's own size. */
export async function watch(cdp: CDPSession): Promise<Watch> {
  const sights: Sight[] = [];
  let wake = (): void => undefined;
  let chain = Promise.resolve();
  cdp.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
    const at = (metadata.timestamp ?? NaN) * 1000;
    void cdp.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
    chain = chain.then(async () => {
      sights.push({ ink: await inkOf(Buffer.from(data, 'base64')), at });
      wake();
    });
  });
  await cdp.send('Page.startScreencast', { format: 'jpeg', quality: 90, everyNthFrame: 1 });
  return {
    async next(test, ms) {
      const end = performance.now() + ms;
      for (let i = Math.max(0, sights.length - 1); ; i++) {
        while (i >= sights.length) {
          const left = end - performance.now();
          if (left <= 0) return null;
          await new Promise<void>((resolve) => {
            const timer = setTimeout(resolve, left);
            wake = () => {
              clearTimeout(timer);
              resolve();
            };
          });
        }
        const sight = sights[i];
        if (sight && test(sight)) return sight;
      }
    },
    last: () => sights.at(-1) ?? null,
    async stop() {
      await cdp.send('Page.stopScreencast');
      await chain;
    },
  };
}
