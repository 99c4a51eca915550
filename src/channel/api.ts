/**
 * The API for pages that embed the map. embed/client.d.ts is built from this file and client.ts, so this file imports
 * nothing.
 */

/** The version of the messages. It increases with every incompatible change. */
export const VERSION = 1;

/** Camera of the map, in WGS84 degrees. */
export interface AtlasCamera {
  lon: number;
  lat: number;
  zoom: number;
}

/** What a map shows. */
export interface AtlasView {
  /**
   * The whole view as text after `#`. It opens the same view in the atlas and in every embed, whatever their opening
   * view.
   */
  link: string;
  /** Ids of the layers shown. */
  on: readonly string[];
  /** Hidden classes, by layer. */
  hidden: Readonly<Record<string, readonly string[]>>;
  /** Opacity of layers whose opacity is not 1. */
  opacity: Readonly<Record<string, number>>;
  /** null: the opening extent, fitted to the frame. */
  at: AtlasCamera | null;
  /** The selected feature, `layer/feature`. */
  sel: string | null;
  /** Element of the plan index. */
  plan: string | null;
  /** A year or a day (YYYY-MM-DD); null: today. */
  moment: string | null;
  /** Chapter of a guided story, `tour/chapter`. */
  story: string | null;
  lang: 'zh' | 'en';
  ground: 'paper' | 'night';
}

/** A camera target. Without a zoom, the current one is kept. Bounds are west, south, east, north. */
export type AtlasTarget =
  | { lon: number; lat: number; zoom?: number }
  | { bounds: readonly [west: number, south: number, east: number, north: number] };

/** The link keys that can be changed in an open map. */
export type LinkKey =
  | 'on'
  | 'op'
  | 'hide'
  | 'at'
  | 'sel'
  | 'plan'
  | 't'
  | 'story'
  | 'lang'
  | 'ground'
  | 'title'
  | 'toggle'
  | 'live';

/**
 * Values as written in links. An empty text means none (no selection, today, nothing hidden). Null restores the
 * opening value. Keys that are left out do not change.
 */
export type AtlasChange = Readonly<Partial<Record<LinkKey, string | null>>>;

/** The events of a map, by name. */
export interface AtlasEvents {
  /** The map answers. Sent again to later listeners. */
  ready: AtlasView;
  /** The view has changed, and the map no longer moves. */
  view: AtlasView;
  /** A feature was selected, or the selection was cleared. */
  select: { ref: string | null; name: string | null };
  /** An error. The last one is sent again to later listeners. */
  error: { code: string; message: string };
  /** The height that the content needs, CSS pixels. Sent again to later listeners. */
  height: { height: number };
}

export type AtlasErrorCode =
  /** No map, or no answer, within the timeout. */
  | 'timeout'
  /** The connection was closed, or the frame reloaded before it answered. */
  | 'closed'
  /** Page and map use different versions of the messages. */
  | 'version'
  /** The method does not exist, or its parameters are malformed. */
  | 'bad-request'
  /** Well-formed, but the map does not have such a value. Nothing was changed. */
  | 'unknown'
  /** The map failed to carry out the request. */
  | 'failed';

export class AtlasError extends Error {
  readonly code: AtlasErrorCode;
  constructor(code: AtlasErrorCode, message: string) {
    super(message);
    this.name = 'AtlasError';
    this.code = code;
  }
}

/** An embedded map. A request resolves when the map has accepted it, and is rejected with an `AtlasError`. */
export interface Atlas {
  getView(): Promise<AtlasView>;
  /** Changes the values of link keys, either all of them or none. */
  change(change: AtlasChange): Promise<void>;
  /** Shows exactly these layers. */
  setLayers(ids: readonly string[]): Promise<void>;
  /** Hides exactly these classes, by layer. */
  setHidden(classes: Readonly<Record<string, readonly string[]>>): Promise<void>;
  /**
   * `layer/feature`, or null for none. The map moves there if it is at its opening extent or does not show the
   * feature.
   */
  select(ref: string | null): Promise<void>;
  /** A year, a day, or null for today. */
  setMoment(moment: string | number | null): Promise<void>;
  setLang(lang: 'zh' | 'en'): Promise<void>;
  setGround(scheme: 'paper' | 'night' | 'auto'): Promise<void>;
  flyTo(target: AtlasTarget): Promise<void>;
  /** Calls `listener` at each event until the returned function is called. */
  on<E extends keyof AtlasEvents>(event: E, listener: (data: AtlasEvents[E]) => void): () => void;
  close(): void;
}

/** The values of the element's properties. Lists can be arrays. Null removes the attribute. */
export type AtlasAttribute = string | number | boolean | readonly string[] | null | undefined;

/**
 * Attributes of `<zhengzhou-atlas>`. On a server, write lists as text (`layers="rail-hsr,stations"`), because
 * frameworks omit arrays there. `title` is the heading over the map.
 */
export interface ZhengzhouAtlasAttributes extends Partial<Record<LinkKey, AtlasAttribute>> {
  /** The published view. Changing it loads another page. */
  plate?: AtlasAttribute;
  /** Width to height: `16:9`; or `none` if a wrapper of the page sets the element's size. */
  ratio?: AtlasAttribute;
  /** Name of the frame for screen readers. By default it is the title. */
  label?: AtlasAttribute;
  /** The same as `on`, which some frameworks take for an event listener. If both are set, `layers` counts. */
  layers?: AtlasAttribute;
  lang?: string;
  title?: string;
}

/** `<zhengzhou-atlas>`: its properties are its attributes, and are read as text. */
export interface ZhengzhouAtlasElement extends HTMLElement {
  /**
   * The map in its frame, once it answers. The map starts at the first request or listener of this `atlas`, at a
   * change of an attribute, or when the reader uses it. From then on, the element also sends `atlas-ready`,
   * `atlas-view` … with `detail`. The promise is rejected with an `AtlasError`, and `atlas-error` is sent, if the
   * page is not https or the frame does not answer.
   */
  readonly atlas: Promise<Atlas>;
  get plate(): string | null;
  set plate(value: AtlasAttribute);
  get ratio(): string | null;
  set ratio(value: AtlasAttribute);
  get label(): string | null;
  set label(value: AtlasAttribute);
  get layers(): string | null;
  set layers(value: AtlasAttribute);
  get on(): string | null;
  set on(value: AtlasAttribute);
  get op(): string | null;
  set op(value: AtlasAttribute);
  get hide(): string | null;
  set hide(value: AtlasAttribute);
  get at(): string | null;
  set at(value: AtlasAttribute);
  get sel(): string | null;
  set sel(value: AtlasAttribute);
  get plan(): string | null;
  set plan(value: AtlasAttribute);
  get t(): string | null;
  set t(value: AtlasAttribute);
  get story(): string | null;
  set story(value: AtlasAttribute);
  get ground(): string | null;
  set ground(value: AtlasAttribute);
  get toggle(): string | null;
  set toggle(value: AtlasAttribute);
  get live(): string | null;
  set live(value: AtlasAttribute);
}

/** Events of the element. They bubble. */
export type ZhengzhouAtlasEvents = {
  [E in keyof AtlasEvents as `atlas-${E}`]: CustomEvent<AtlasEvents[E]>;
};

declare global {
  interface HTMLElementTagNameMap {
    'zhengzhou-atlas': ZhengzhouAtlasElement;
  }
  // Gives types to listeners on the element and on all elements to which the events bubble.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface GlobalEventHandlersEventMap extends ZhengzhouAtlasEvents {}
}
