/** `<zhengzhou-atlas>` in Vue 3's templates: built as embed/vue.d.ts. */
import type { DefineComponent } from 'vue';
import type { ZhengzhouAtlasAttributes, ZhengzhouAtlasEvents } from './client.js';

type Listeners = {
  [E in keyof ZhengzhouAtlasEvents as `on${Capitalize<E>}`]?: (event: ZhengzhouAtlasEvents[E]) => void;
};

declare module 'vue' {
  interface GlobalComponents {
    'zhengzhou-atlas': DefineComponent<ZhengzhouAtlasAttributes & Listeners>;
  }
}
