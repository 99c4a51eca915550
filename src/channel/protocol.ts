/**
 * Defines and reads the messages between a page and the map in its frame. Every message is checked, reading never
 * throws, and only own properties of a message are read.
 *
 *   frame → page   { atlas, hello }    by window.postMessage, with a port, to one allowed origin each
 *   page  → frame  { atlas, knock }    by window.postMessage: asks for another hello
 *   page  → frame  { atlas, welcome }  over the port, as all later messages
 *   page  → frame  { id, method, params }, { listen } if the page has listeners, and { bye } at the end
 *   frame → page   { id, result } or { id, error }, and { event, data }
 */
import type {
  AtlasCamera,
  AtlasChange,
  AtlasErrorCode,
  AtlasEvents,
  AtlasTarget,
  AtlasView,
  LinkKey,
} from './api.ts';

/** The keys of a link that the page may change, in the order of links. */
export const LINK_KEYS = [
  'on',
  'op',
  'hide',
  'at',
  'sel',
  'plan',
  't',
  'story',
  'lang',
  'ground',
  'title',
  'toggle',
  'live',
] as const satisfies readonly LinkKey[];

/** Minimum height of a frame, CSS pixels. */
export const LEAST_HEIGHT = 400;
/** The permissions of a frame, and the browser features that it may use. */
export const SANDBOX = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox';
export const ALLOW = 'fullscreen';

/** Maximum length of a link key's value. Longer ones are not read. */
const LONGEST = 2000;

/** The requests of a page. */
export type Request =
  | { id: number; method: 'getView'; params: undefined }
  | { id: number; method: 'change'; params: AtlasChange }
  | { id: number; method: 'flyTo'; params: AtlasTarget };
export type Method = Request['method'];

export interface Problem {
  code: AtlasErrorCode;
  message: string;
}
export interface Reply {
  id: number;
  error: Problem | null;
  result: unknown;
}
export type EventMessage = {
  [E in keyof AtlasEvents]: { event: E; data: AtlasEvents[E] };
}[keyof AtlasEvents];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** An own property of a value, or undefined. */
const own = (value: unknown, key: string): unknown =>
  isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
const isText = (value: unknown): value is string => typeof value === 'string';
const isTextOrNull = (value: unknown): value is string | null => value === null || isText(value);
const isNumber = (value: unknown, least = -Infinity, most = Infinity): value is number =>
  Number.isFinite(value) && (value as number) >= least && (value as number) <= most;
const isId = (value: unknown): value is number => Number.isSafeInteger(value);
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);
const isRecordOf = <T>(value: unknown, is: (v: unknown) => v is T): value is Record<string, T> =>
  isRecord(value) && Object.values(value).every(is);
const isLon = (value: unknown): value is number => isNumber(value, -180, 180);
const isLat = (value: unknown): value is number => isNumber(value, -90, 90);
const isZoom = (value: unknown): value is number => isNumber(value, 0, 24);

/** The version and nonce of a hello. */
export function readHello(data: unknown): { version: number; nonce: string } | null {
  const [version, nonce] = [own(data, 'atlas'), own(data, 'hello')];
  return isNumber(version) && isText(nonce) && nonce !== '' ? { version, nonce } : null;
}

export const isKnock = (data: unknown): boolean =>
  isNumber(own(data, 'atlas')) && own(data, 'knock') === true;

export const isWelcome = (data: unknown, version: number, nonce: string): boolean =>
  own(data, 'atlas') === version && own(data, 'welcome') === nonce;

export const isBye = (data: unknown): boolean => own(data, 'bye') === true;

/** Reads a request. A problem if it is malformed; null if it is not a request. */
export function readRequest(data: unknown): Request | { id: number; error: Problem } | null {
  const id = own(data, 'id');
  if (!isId(id)) return null;
  const [method, params] = [own(data, 'method'), own(data, 'params')];
  const bad = (message: string) => ({ id, error: { code: 'bad-request' as const, message } });
  switch (method) {
    case 'getView':
      return { id, method, params: undefined };
    case 'change': {
      const change = readChange(params);
      return change ? { id, method, params: change } : bad('change: expected link keys with texts or null');
    }
    case 'flyTo': {
      const target = readTarget(params);
      return target ? { id, method, params: target } : bad('flyTo: expected lon, lat, zoom or bounds');
    }
    default:
      return bad('expected one of getView, change, flyTo');
  }
}

/** Reads a change and drops unknown keys. Null if a value is not valid. */
export function readChange(value: unknown): AtlasChange | null {
  if (!isRecord(value)) return null;
  const entries = LINK_KEYS.map((key) => [key, own(value, key)] as const).filter(([, v]) => v !== undefined);
  const good = entries.every(([, v]) => isTextOrNull(v) && (v?.length ?? 0) <= LONGEST);
  return good ? Object.fromEntries(entries) : null;
}

export function readTarget(value: unknown): AtlasTarget | null {
  const bounds = own(value, 'bounds');
  if (Array.isArray(bounds)) {
    const [w, s, e, n] = bounds as unknown[];
    return bounds.length === 4 && isLon(w) && isLat(s) && isLon(e) && isLat(n) && w < e && s < n
      ? { bounds: [w, s, e, n] }
      : null;
  }
  const [lon, lat, zoom] = [own(value, 'lon'), own(value, 'lat'), own(value, 'zoom')];
  if (!isLon(lon) || !isLat(lat)) return null;
  if (zoom === undefined) return { lon, lat };
  return isZoom(zoom) ? { lon, lat, zoom } : null;
}

const CODES: readonly unknown[] = [
  'timeout',
  'closed',
  'version',
  'bad-request',
  'unknown',
  'failed',
] satisfies readonly AtlasErrorCode[];

/** Reads a problem. An unknown code becomes `failed`. */
function readProblem(value: unknown): Problem {
  const [code, message] = [own(value, 'code'), own(value, 'message')];
  return {
    code: CODES.includes(code) ? (code as AtlasErrorCode) : 'failed',
    message: isText(message) ? message : '',
  };
}

export function readReply(data: unknown): Reply | null {
  const id = own(data, 'id');
  if (!isId(id)) return null;
  const error = own(data, 'error');
  return { id, error: error === undefined ? null : readProblem(error), result: own(data, 'result') };
}

/** A test for each key of an object. */
type Shape<T> = Readonly<Record<keyof T, (value: unknown) => boolean>>;
const fits = <T>(value: unknown, shape: Shape<T>): value is T =>
  Object.entries<(value: unknown) => boolean>(shape).every(([key, is]) => is(own(value, key)));

const CAMERA: Shape<AtlasCamera> = { lon: isLon, lat: isLat, zoom: isZoom };
const VIEW: Shape<AtlasView> = {
  link: isText,
  on: isTexts,
  hidden: (value) => isRecordOf(value, isTexts),
  opacity: (value) => isRecordOf(value, (o): o is number => isNumber(o, 0, 1)),
  at: (value) => value === null || fits(value, CAMERA),
  sel: isTextOrNull,
  plan: isTextOrNull,
  moment: isTextOrNull,
  story: isTextOrNull,
  lang: (value) => value === 'zh' || value === 'en',
  ground: (value) => value === 'paper' || value === 'night',
};

export const readView = (value: unknown): AtlasView | null => (fits(value, VIEW) ? value : null);

/** Whether the last event of this kind is sent again to a page that connects or listens later. */
export const isKept = (event: string): boolean => ['ready', 'error', 'height'].includes(event);

/** The data of each event. */
const EVENTS: { readonly [E in keyof AtlasEvents]: Shape<AtlasEvents[E]> } = {
  ready: VIEW,
  view: VIEW,
  select: { ref: isTextOrNull, name: isTextOrNull },
  error: { code: isText, message: isText },
  height: { height: (value) => isNumber(value, 0) },
};

/** Reads an event. Null if any part of it is not valid. */
export function readEvent(message: unknown): EventMessage | null {
  const [event, data] = [own(message, 'event'), own(message, 'data')];
  const shape = isText(event) && (own(EVENTS, event) as Shape<Record<string, unknown>> | undefined);
  return shape && fits(data, shape) ? ({ event, data } as EventMessage) : null;
}

/**
 * A link text with some keys changed. Null removes a key. Values are encoded, so that they cannot add keys; commas,
 * slashes and colons stay readable.
 */
export function changedLink(link: string, change: AtlasChange): string {
  const kept = link.split('&').filter((part) => {
    const key = part.replace(/=.*/s, '');
    return part !== '' && key !== 'v' && !Object.hasOwn(change, key);
  });
  const added = LINK_KEYS.flatMap((key) => {
    const value = change[key];
    return isText(value) ? [`${key}=${encoded(value)}`] : [];
  });
  const parts = [...kept, ...added];
  return parts.length > 0 ? [`v=1`, ...parts].join('&') : '';
}

/** A value as URLSearchParams encodes it, because that accepts any text, even broken surrogates. */
export const encoded = (value: string): string =>
  new URLSearchParams({ v: value })
    .toString()
    .slice(2)
    .replaceAll('+', '%20')
    .replace(/%(2C|2F|3A)/g, decodeURIComponent);
