/** `<zhengzhou-atlas>` in React 19's JSX: built as embed/react.d.ts. React sets the values as properties. */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { ZhengzhouAtlasAttributes, ZhengzhouAtlasElement, ZhengzhouAtlasEvents } from './client.js';

type Listeners = {
  [E in keyof ZhengzhouAtlasEvents as `on${E}`]?: (event: ZhengzhouAtlasEvents[E]) => void;
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'zhengzhou-atlas': Omit<
        DetailedHTMLProps<HTMLAttributes<ZhengzhouAtlasElement>, ZhengzhouAtlasElement>,
        keyof ZhengzhouAtlasAttributes
      > &
        ZhengzhouAtlasAttributes &
        Listeners;
    }
  }
}
