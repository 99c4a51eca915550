/**
 * `<zhengzhou-atlas>`: built as embed/zhengzhou-atlas.js. Its attributes are the link keys. It builds the address of
 * a frame from them, and sends later changes to the map through the channel. Whatever the attributes contain, the
 * frame is a page below the folder of the module.
 */
import { hostOf } from '../domain/embed/origin.ts';
import {
  AtlasError,
  type Atlas,
  type AtlasChange,
  type AtlasEvents,
  type LinkKey,
  type ZhengzhouAtlasElement,
} from './api.ts';
import { connectAtlas } from './client.ts';
import { REPLY_WITHIN } from './connection.ts';
import { ALLOW, changedLink, encoded, LEAST_HEIGHT, LINK_KEYS, SANDBOX } from './protocol.ts';

const ATTRIBUTES = ['plate', 'ratio', 'label', 'layers', ...LINK_KEYS] as const;
const TITLES = { zh: '郑州都市圈图集', en: 'Zhengzhou Metropolitan Atlas' };
// Every element already has these two properties.
const PROPERTIES = ATTRIBUTES.filter((name) => name !== 'lang' && name !== 'title');
const PUBLISHED_VIEW = /^[a-z0-9-]+(\/[a-z0-9-]+)?$/;
const RATIO = /^\s*(\d{1,4}(?:\.\d{1,4})?)\s*[/:]\s*(\d{1,4}(?:\.\d{1,4})?)\s*$/;

export interface ComponentOptions {
  /** The address of the atlas, ending with `/`. */
  base: string;
  /** The published view whose page is `embed/` itself. */
  first: string;
}

/** What all elements of a page share; set before there are any. */
let site: ComponentOptions & {
  /** The page's own origin, the only one that may exchange messages with the map. Empty if it has none. */
  host: string;
};
/** Whether the console has been told that a map does not answer. */
let warned = false;

/**
 * The attribute for a property's value. Lists are joined, and true is empty text. Values that cannot be text have no
 * attribute.
 */
function attributeOf(value: unknown): string | null {
  if (value === true) return '';
  const parts = [value].flat().filter((one) => /string|number/.test(typeof one));
  return parts.length > 0 || Array.isArray(value) ? parts.join(',') : null;
}

/** A page that is rendered on a server may import the module there, where there are no elements. */
const Base = (globalThis as { HTMLElement?: typeof HTMLElement }).HTMLElement ?? (Object as never);

class AtlasElement extends Base implements Pick<ZhengzhouAtlasElement, 'atlas'> {
  static readonly observedAttributes = ATTRIBUTES;
  readonly #root = this.attachShadow({ mode: 'open' });
  #frame: HTMLIFrameElement | undefined;
  /** Ends the connection to the current frame. */
  #leave: AbortController | undefined;
  /** The map, once it has answered. `#ready` is true only while the current document of the frame has answered. */
  #client: Atlas | undefined;
  #ready = false;
  /** Attributes whose changes the map has not received yet. */
  readonly #changed = new Set<string>();
  #arrived!: (atlas: Atlas) => void;
  #refuse!: (error: AtlasError) => void;
  #atlas = this.#awaited();
  /** Whether `#atlas` was rejected. The map may still answer later. */
  #refused = false;
  #deadline: ReturnType<typeof setTimeout> | undefined;

  get atlas(): Promise<Atlas> {
    return this.#atlas;
  }

  #awaited(): Promise<Atlas> {
    const atlas = new Promise<Atlas>((resolve, reject) => {
      this.#arrived = resolve;
      this.#refuse = reject;
    });
    // Pages that do not use the promise need not handle its rejection.
    atlas.catch(() => undefined);
    return atlas;
  }

  connectedCallback(): void {
    // Properties that were set before the definition hide those of the class.
    const given = this as Record<string, unknown>;
    for (const name of PROPERTIES)
      if (Object.hasOwn(this, name)) {
        const value = given[name];
        Reflect.deleteProperty(this, name);
        given[name] = value;
      }
    if (this.#frame) this.#load();
    else this.#build();
  }

  disconnectedCallback(): void {
    // If the element was only moved in the document, it is connected again in this microtask.
    queueMicrotask(() => {
      if (this.isConnected || !this.#frame) return;
      this.#leave?.abort();
      clearTimeout(this.#deadline);
      this.#frame.remove();
      this.#frame = undefined;
      if (this.#client) this.#atlas = this.#awaited();
      this.#client = undefined;
    });
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (!this.#frame || before === now) return;
    this.#changed.add(name === 'layers' ? 'on' : name);
    // Several changes at once become one message to the map.
    queueMicrotask(() => {
      this.#follow();
    });
  }

  #build(): void {
    this.#frame = document.createElement('iframe');
    const fixed = { loading: 'lazy', allow: ALLOW, sandbox: SANDBOX };
    for (const [name, value] of Object.entries(fixed)) this.#frame.setAttribute(name, value);
    this.#name();
    this.#dress();
    // A loaded document that does not answer times out. Only https pages get an answer.
    this.#frame.onload = () => {
      this.#deadline = setTimeout(
        () => {
          if (!this.#ready) this.#fail(new AtlasError('timeout', 'no answer: https?'));
        },
        site.host ? REPLY_WITHIN : 0,
      );
    };
    this.#load();
    const { signal } = (this.#leave = new AbortController());
    connectAtlas(this.#frame, {
      signal,
      // The map may answer late, or the frame may get another page.
      timeout: Infinity,
      connected: (client) => {
        this.#client = client;
        this.#ready = true;
        this.#arrived(client);
        this.#atlas = Promise.resolve(client);
        this.#follow();
      },
      told: this.#tell,
    }).catch((error: unknown) => {
      if (!signal.aborted) this.#fail(error as AtlasError);
    });
  }

  /** Warns once in the console, even if several maps of a page do not answer. */
  #fail(error: AtlasError): void {
    this.#refused = true;
    this.#refuse(error);
    this.#tell('error', error);
    if (!warned) console.warn(error.message, this.#frame?.src);
    warned = true;
  }

  readonly #tell = (event: keyof AtlasEvents, detail: unknown): void => {
    this.dispatchEvent(new CustomEvent(`atlas-${event}`, { detail, bubbles: true }));
  };

  get #lang(): 'zh' | 'en' {
    return /^en\b/i.test(this.getAttribute('lang') ?? '') ? 'en' : 'zh';
  }

  #valueOf(key: LinkKey): string | null {
    const value = this.getAttribute(key);
    if (key === 'lang') return this.#lang;
    if (key === 'on') return this.getAttribute('layers') ?? value;
    // Some frameworks write false as text.
    if (key === 'live') return [null, 'false', '0'].includes(value) ? null : '1';
    return value;
  }

  /** Loads the page of the published view, with every attribute in its link. */
  #load(): void {
    if (!this.#frame) return;
    this.#changed.clear();
    this.#ready = false;
    const { base, first, host } = site;
    const asked = this.getAttribute('plate') ?? '';
    const plate = PUBLISHED_VIEW.test(asked) && asked !== first ? `${asked}/` : '';
    const url = new URL(`embed/${plate}${this.#lang === 'en' ? 'en/' : ''}`, base);
    url.hash = changedLink(host && `host=${encoded(host)}`, { ...this.#change(LINK_KEYS), lang: null });
    // A new frame adds no entry to the page's history. A new address in the existing frame would.
    this.#frame.remove();
    this.#frame.src = url.href;
    this.#root.append(this.#frame);
    clearTimeout(this.#deadline);
    if (this.#refused) this.#atlas = this.#awaited();
    this.#refused = false;
  }

  #change(keys: readonly LinkKey[]): AtlasChange {
    return Object.fromEntries(keys.map((key) => [key, this.#valueOf(key)]));
  }

  /** Carries out the changes that are possible now. */
  #follow(): void {
    if (this.#changed.delete('ratio')) this.#dress();
    this.#name();
    const keys = LINK_KEYS.filter((key) => this.#changed.has(key));
    // Another published view is another page. Without a channel, every change loads a page.
    if (this.#changed.has('plate') || (!site.host && keys.length > 0)) this.#load();
    else if (this.#ready && keys.length > 0) {
      this.#changed.clear();
      this.#client?.change(this.#change(keys)).catch((error: unknown) => {
        this.#tell('error', error);
      });
    }
  }

  /** The name of the frame for screen readers. Over the map there is only the title. */
  #name(): void {
    if (this.#frame) this.#frame.title = (this.getAttribute('label') ?? this.title) || TITLES[this.#lang];
  }

  /**
   * Reserves the space of the map. It uses a constructed stylesheet if possible, because no content policy forbids
   * those.
   */
  #dress(): void {
    const ratio = this.getAttribute('ratio') ?? '';
    const [, width = '3', height = '2'] = RATIO.exec(ratio) ?? [];
    // `min-width` overrules the base width. Otherwise the ratio would widen the page in grid, flex and table cells.
    const own =
      ratio === 'none'
        ? 'height:100%;min-height:150px'
        : `min-height:${String(LEAST_HEIGHT)}px;aspect-ratio:${width}/${height}`;
    const css = `:host{display:block;position:relative;width:240px;min-width:100%;max-width:100%;${own}}:host([hidden]){display:none}iframe{position:absolute;inset:0;width:100%;height:100%;border:0}`;
    const root = this.#root;
    if ('replaceSync' in CSSStyleSheet.prototype) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      root.adoptedStyleSheets = [sheet];
      return;
    }
    const style = root.querySelector('style') ?? document.createElement('style');
    style.textContent = css;
    root.prepend(style);
  }
}

const propertyOf = (name: string): PropertyDescriptor & ThisType<AtlasElement> => ({
  enumerable: true,
  get() {
    return this.getAttribute(name);
  },
  set(value: unknown) {
    const text = attributeOf(value);
    if (text === null) this.removeAttribute(name);
    else this.setAttribute(name, text);
  },
});

/** Defines the element, with a property for each attribute. An existing definition stays. */
export function defineAtlas(options: ComponentOptions): void {
  if (customElements.get('zhengzhou-atlas')) return;
  site = { ...options, host: hostOf(location.origin) ?? '' };
  for (const name of PROPERTIES) Object.defineProperty(AtlasElement.prototype, name, propertyOf(name));
  customElements.define('zhengzhou-atlas', AtlasElement);
}
