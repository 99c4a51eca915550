/**
 * `<zhengzhou-atlas>`: built as embed/zhengzhou-atlas.js. Its attributes are the link keys; from them it makes the
 * address of a frame, and hands later changes to the map through the channel. Whatever they say, the frame is a page
 * below the folder that the module came from.
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
import { ALLOW, changedLink, encoded, LEAST_HEIGHT, LINK_KEYS, SANDBOX } from './protocol.ts';

const ATTRIBUTES = ['plate', 'ratio', 'label', 'layers', ...LINK_KEYS] as const;
const TITLES = { zh: '郑州都市圈图集', en: 'Zhengzhou Metropolitan Atlas' };
/** Milliseconds in which a frame that has loaded must answer. */
const REPLY_WITHIN = 30_000;
const SILENT = 'no answer: https?';
const PUBLISHED_VIEW = /^[a-z0-9-]+(\/[a-z0-9-]+)?$/;
const RATIO = /^\s*(\d{1,4}(?:\.\d{1,4})?)\s*[/:]\s*(\d{1,4}(?:\.\d{1,4})?)\s*$/;

export interface ComponentOptions {
  /** The address of the atlas, ending with `/`. */
  base: string;
  /** The published view whose page is `embed/` itself. */
  first: string;
}

/** A property as an attribute: lists are joined, true is empty text, and what is no text is no attribute. */
function attributeOf(value: unknown): string | null {
  if (value === true) return '';
  const parts = [value].flat().filter((v) => typeof v === 'string' || typeof v === 'number');
  return parts.length > 0 || Array.isArray(value) ? parts.join(',') : null;
}

/** Defines the element; where it is defined already, that one stays. */
export function defineAtlas({ base, first }: ComponentOptions): void {
  if (customElements.get('zhengzhou-atlas')) return;

  class AtlasElement extends HTMLElement implements Pick<ZhengzhouAtlasElement, 'atlas'> {
    static readonly observedAttributes = ATTRIBUTES;
    #frame: HTMLIFrameElement | undefined;
    #leave = new AbortController();
    /** Once it has answered; `#ready` only while the present document of the frame does. */
    #client: Atlas | undefined;
    #ready = false;
    /** What the map has yet to be told. */
    readonly #changed = new Set<string>();
    #arrived!: (atlas: Atlas) => void;
    #refuse!: (error: AtlasError) => void;
    #atlas = this.#awaited();
    /** Whether `#atlas` was refused; the map may answer late all the same. */
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
      // Pages that never ask for it need not catch it.
      atlas.catch(() => undefined);
      return atlas;
    }

    connectedCallback(): void {
      // Properties that were set before the element was defined hide those of its class.
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
      // Whoever is only moved is back by then.
      queueMicrotask(() => {
        if (this.isConnected || !this.#frame) return;
        this.#leave.abort();
        clearTimeout(this.#deadline);
        this.#frame.remove();
        this.#frame = undefined;
        this.#ready = false;
        if (this.#client) this.#atlas = this.#awaited();
        this.#client = undefined;
      });
    }

    attributeChangedCallback(name: string, before: string | null, now: string | null): void {
      if (!this.#frame || before === now) return;
      this.#changed.add(name === 'layers' ? 'on' : name);
      // Several changes at once are one for the map.
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
      // A document that is there and stays silent is given up; no page but one of https gets an answer.
      this.#frame.onload = () => {
        this.#deadline = setTimeout(
          () => {
            if (!this.#ready) this.#fail(new AtlasError('timeout', SILENT));
          },
          host ? REPLY_WITHIN : 0,
        );
      };
      this.#load();
      this.#leave = new AbortController();
      const { signal } = this.#leave;
      connectAtlas(this.#frame, {
        signal,
        // It may be late, or be given another page yet.
        timeout: Infinity,
        connected: (client) => {
          this.#client = client;
          this.#ready = true;
          this.#arrived(client);
          this.#atlas = Promise.resolve(client);
          this.#follow();
        },
        told: (event, data) => {
          this.#tell(event, data);
        },
      }).catch((error: unknown) => {
        if (!signal.aborted) this.#fail(error as AtlasError);
      });
    }

    /** Tells once in the console, however many maps of a page stay silent. */
    #fail(error: AtlasError): void {
      this.#refused = true;
      this.#refuse(error);
      this.#tell('error', error);
      if (!warned) console.warn(error.message, this.#frame?.src);
      warned = true;
    }

    get #root(): ShadowRoot {
      return this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    }

    #tell(event: keyof AtlasEvents, detail: unknown): void {
      this.dispatchEvent(new CustomEvent(`atlas-${event}`, { detail, bubbles: true }));
    }

    get #lang(): 'zh' | 'en' {
      return /^en\b/i.test(this.getAttribute('lang') ?? '') ? 'en' : 'zh';
    }

    #valueOf(key: LinkKey): string | null {
      const value = this.getAttribute(key);
      if (key === 'lang') return this.#lang;
      if (key === 'on') return this.getAttribute('layers') ?? value;
      // Some frameworks write false out.
      if (key === 'live') return value === null || value === 'false' || value === '0' ? null : '1';
      return value;
    }

    /** The page of the published view, with every attribute in its link. */
    #load(): void {
      if (!this.#frame) return;
      this.#changed.clear();
      this.#ready = false;
      const asked = this.getAttribute('plate') ?? '';
      const plate = PUBLISHED_VIEW.test(asked) && asked !== first ? `${asked}/` : '';
      const url = new URL(`embed/${plate}${this.#lang === 'en' ? 'en/' : ''}`, base);
      url.hash = changedLink(host && `host=${encoded(host)}`, { ...this.#change(LINK_KEYS), lang: null });
      // A frame that is put in anew leaves no step in the page's history, as a new address in the old one would.
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

    /** Carries out what has changed, as far as it can be by now. */
    #follow(): void {
      if (this.#changed.delete('ratio')) this.#dress();
      this.#name();
      const keys = LINK_KEYS.filter((key) => this.#changed.has(key));
      // Another published view is another page; and without a channel, every change is.
      if (this.#changed.has('plate') || (!host && keys.length > 0)) this.#load();
      else if (this.#ready && keys.length > 0) {
        this.#changed.clear();
        this.#client?.change(this.#change(keys)).catch((error: unknown) => {
          this.#tell('error', error);
        });
      }
    }

    /** What the frame is called by those who cannot see it; over the map stands its title alone. */
    #name(): void {
      if (this.#frame) this.#frame.title = (this.getAttribute('label') ?? this.title) || TITLES[this.#lang];
    }

    /** Keeps the place of the map, in SVG maps of its own where it can: those no content policy forbids. */
    #dress(): void {
      const ratio = this.getAttribute('ratio') ?? '';
      const [, width = '3', height = '2'] = RATIO.exec(ratio) ?? [];
      // A base width that the least width overrules: in grid, flex and table cells its ratio would widen the page.
      const own =
        ratio === 'none'
          ? 'height:100%;min-height:150px'
          : `min-height:${String(LEAST_HEIGHT)}px;aspect-ratio:${width}/${height}`;
      const css = `:host{display:block;position:relative;width:240px;min-width:100%;max-width:100%;${own}}:host([hidden]){display:none}iframe{position:absolute;inset:0;width:100%;height:100%;border:0}`;
      const root = this.#root;
      if ('replaceSync' in CSSStyleSheet.prototype) {
        const svgMap = new CSSStyleSheet();
        svgMap.replaceSync(css);
        root.adoptedStyleSheets = [svgMap];
        return;
      }
      const style = root.querySelector('style') ?? document.createElement('style');
      style.textContent = css;
      root.prepend(style);
    }
  }

  let warned = false;
  /** Our own origin, which alone may talk to the map; empty where there is none to name. */
  const host = hostOf(location.origin) ?? '';
  // Two are properties of every element already.
  const PROPERTIES = ATTRIBUTES.filter((name) => name !== 'lang' && name !== 'title');
  for (const name of PROPERTIES)
    Object.defineProperty(AtlasElement.prototype, name, {
      enumerable: true,
      get(this: AtlasElement): string | null {
        return this.getAttribute(name);
      },
      set(this: AtlasElement, value: unknown) {
        const text = attributeOf(value);
        if (text === null) this.removeAttribute(name);
        else this.setAttribute(name, text);
      },
    });
  customElements.define('zhengzhou-atlas', AtlasElement);
}
