/**
 * `<zhengzhou-atlas>` in Svelte's markup: built as embed/svelte.d.ts. `on={…}` would be an event listener: use
 * `layers`.
 */
import type { ZhengzhouAtlasAttributes, ZhengzhouAtlasElement, ZhengzhouAtlasEvents } from './client.js';

type Listeners = {
  [E in keyof ZhengzhouAtlasEvents as `on${E}` | `on:${E}`]?: (event: ZhengzhouAtlasEvents[E]) => void;
};
type Markup = Omit<ZhengzhouAtlasAttributes, 'on'> &
  Listeners & {
    [name: `data-${string}`]: unknown;
    id?: string;
    class?: unknown;
    style?: string;
    children?: unknown;
    'bind:this'?: ZhengzhouAtlasElement;
  };

declare global {
  namespace svelteHTML {
    interface IntrinsicElements {
      'zhengzhou-atlas': Markup;
    }
  }
}
