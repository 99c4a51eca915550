/** What a page that embeds the map is given: embed/client.d.ts is made of this file and client.ts, so it imports nothing. */

/** The version of the messages; what is incompatible counts it up. */
export const VERSION = 1;

/** Where a map looks, WGS84 degrees. */
export interface AtlasCamera {
  lon: number;
  lat: number;
  zoom: number;
}

/** What a map shows. */
export interface AtlasView {
  /** The same as text after `#`, whole: opens it in the atlas or in any embed, whatever that shows by itself. */
  link: string;
  /** Ids of the layers that are on. */
  on: readonly string[];
  /** Classes that are not drawn, by layer. */
  hidden: Readonly<Record<string, readonly string[]>>;
  /** Opacity of layers that do not have 1. */
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

/** A place to look at; without a zoom, the present one is kept. Bounds are west, south, east, north. */
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
 * Values as they are written in links. An empty text means none (no selection, today, nothing hidden); null means as
 * when the map opened. What is not named stays as it is.
 */
export type AtlasChange = Readonly<Partial<Record<LinkKey, string | null>>>;

/** What a map tells, by name. */
export interface AtlasEvents {
  /** The map answers; told again to whoever listens later. */
  ready: AtlasView;
  /** Something about the view has changed, and the map is at rest. */
  view: AtlasView;
  /** A feature was chosen, or none. */
  select: { ref: string | null; name: string | null };
  /** The last one is told again to whoever listens later. */
  error: { code: string; message: string };
  /** The height that the content asks for, CSS pixels; told again to whoever listens later. */
  height: { height: number };
}

export type AtlasErrorCode =
  /** No map, or no answer, within the time. */
  | 'timeout'
  /** The connection was closed, or the frame loaded anew before it answered. */
  | 'closed'
  /** Page and map speak different versions. */
  | 'version'
  /** No such method, or parameters of another form. */
  | 'bad-request'
  /** Well formed, but nothing that the map knows: the change was not made. */
  | 'unknown'
  /** The map tried and could not. */
  | 'failed';

export class AtlasError extends Error {
  readonly code: AtlasErrorCode;
  constructor(code: AtlasErrorCode, message: string) {
    super(message);
    this.name = 'AtlasError';
    this.code = code;
  }
}

/** An embedded map. Requests resolve when the map has taken them, and are refused with an `AtlasError`. */
export interface Atlas {
  getView(): Promise<AtlasView>;
  /** Changes what the link keys say; all of it or nothing. */
  change(change: AtlasChange): Promise<void>;
  /** Exactly these layers on. */
  setLayers(ids: readonly string[]): Promise<void>;
  /** Exactly these classes not drawn, by layer. */
  setHidden(classes: Readonly<Record<string, readonly string[]>>): Promise<void>;
  /** `layer/feature`, or null for none. From its opening extent, or where it does not show it, the map goes there. */
  select(ref: string | null): Promise<void>;
  /** A year, a day, or null for today. */
  setMoment(moment: string | number | null): Promise<void>;
  setLang(lang: 'zh' | 'en'): Promise<void>;
  setGround(scheme: 'paper' | 'night' | 'auto'): Promise<void>;
  flyTo(target: AtlasTarget): Promise<void>;
  /** Calls `listener` until the function that it returns is called. */
  on<E extends keyof AtlasEvents>(event: E, listener: (data: AtlasEvents[E]) => void): () => void;
  close(): void;
}

/** What a property of the element takes: lists as arrays too; null takes its attribute away. */
export type AtlasAttribute = string | number | boolean | readonly string[] | null | undefined;

/**
 * Attributes of `<zhengzhou-atlas>`; rendered on a server, lists are written as text (`layers="rail-hsr,stations"`), for
 * frameworks leave arrays out there. `title` stands over the map.
 */
export interface ZhengzhouAtlasAttributes extends Partial<Record<LinkKey, AtlasAttribute>> {
  /** The published view; another one loads another page. */
  plate?: AtlasAttribute;
  /** Width to height, `16:9`; `none` where a wrapper of the page gives the element its place. */
  ratio?: AtlasAttribute;
  /** Name of the frame for screen readers, else that is the title. */
  label?: AtlasAttribute;
  /** The same as `on`, which some frameworks take for a listener; where both are given, this one counts. */
  layers?: AtlasAttribute;
  lang?: string;
  title?: string;
}

/** `<zhengzhou-atlas>`: properties are its attributes, and read as text. */
export interface ZhengzhouAtlasElement extends HTMLElement {
  /**
   * The map in its frame, once it answers. It also sends `atlas-ready`, `atlas-view` … with `detail`, from when the map
   * starts: at the first request or listener of its `atlas`, at a change of an attribute, or in its reader's hand. It is
   * refused with an `AtlasError`, told by `atlas-error` too, where the page is not https or the frame does not answer.
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

/** Events of the element; they bubble. */
export type ZhengzhouAtlasEvents = {
  [E in keyof AtlasEvents as `atlas-${E}`]: CustomEvent<AtlasEvents[E]>;
};

declare global {
  interface HTMLElementTagNameMap {
    'zhengzhou-atlas': ZhengzhouAtlasElement;
  }
  // Their listeners are typed on the element and on whatever the events bubble to.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface GlobalEventHandlersEventMap extends ZhengzhouAtlasEvents {}
}
