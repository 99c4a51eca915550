/**
 * Splits the text of a link into its parts, for all readers of links: the first scripts of both pages and
 * domain/view/link. Chat programs encode, escape, extend and shorten links. These changes are undone here before the
 * text is split.
 */

/** Keys that a link of the atlas or of an embed may have. */
const KEYS = 'v on op hide at sel plan t story lang ground title toggle live host'.split(' ');

export interface LinkPart {
  /** One of a link's keys, or empty. */
  readonly key: string;
  /** Decoded, without text that was appended to it. A title is kept as written. */
  readonly value: string;
  /** The part as it is in the link. */
  readonly text: string;
}

// Pieces of patterns. Full-width characters come from Chinese input methods, `%26` and similar from encoding.
const UNSEEN = '\\0-\\x1f\\x7f-\\xa0\\xad\\u061c\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff';
const BLANK = `(?:%(?:0[9AD]|20)|[\\s${UNSEEN}])*`;
const OWN = BLANK + `(?:${KEYS.map((key) => Array.from(key).join(BLANK)).join('|')})` + BLANK;
const CUT = '(?:[&＆?？#＃]|%(?:25)*(?:26|3F|23))(?:amp;|[#＃]38;)*';
/** The first key, with its equals sign in any form, including an entity or an encoded escape of a script. */
const FIRST = new RegExp(
  `(?:^|${CUT})${OWN}([=＝]|%(?:25)*(?:3D|5Cu003d|26(?:equals|(?:#|%(?:25)*23)(?:61|x3d))))`,
  'i',
);
/** A part with an encoded equals sign after unencoded text. */
const HALF = new RegExp(`(?:^|[&＆?？#＃])${OWN}%(?:25)*3D`, 'gi');
const ENCODED_EQUALS = new RegExp(`((?:^|[&＆?？#＃])${BLANK}\\w+${BLANK})%(?:25)*3D`, 'gi');
/** The separator before each part except the first. */
const BEFORE = new RegExp(`${CUT}(?=${OWN}[=＝]|[\\w.-]+=)`, 'gi');
/** Shows that a whole link was encoded, except for `&` and `=`. */
const TWICE = /%25(?:0[AD]|2[036F]|3[DF]|[C-F][\dA-F]%25[89AB])/i;

/** Percent-decodes text. Invalid escapes stay. */
const decoded = (text: string): string =>
  text.replace(/%(?:[0-7][\da-f]|[cd]\w%\w\w|e\w(?:%\w\w){2}|f\w(?:%\w\w){3})/gi, (escape) => {
    try {
      return decodeURIComponent(escape);
    } catch {
      return escape;
    }
  });

/** Names of HTML entities for characters in links, and for characters that end a link. */
const ENTITIES: Readonly<Record<string, string>> = { equals: '=', comma: ',', sol: '/', colon: ':' };
const ENTITY = /&(?:#(\d{2,5})|#x([\da-f]{2,4})|(equals|comma|sol|colon|nbsp|[lg]t|quot|apos));/gi;

/**
 * Removes line breaks with the quote mark that may follow them. Mail and chat programs insert them anywhere, even
 * inside an escape or an entity.
 */
const joined = (text: string): string => text.replace(/(?:\n|%0A)(?:>|%3E)(?: |%20)?|[\r\n]|%0[AD]/gi, '');

/** Replaces escapes with characters, except for escapes of ASCII characters that would split the link. */
const softened = (text: string): string =>
  joined(text)
    .replace(/(?:%[89A-F][\dA-F])+/gi, decoded)
    // The form in JSON and scripts.
    .replace(/\\u00(26|3d)/gi, (_, code: string) => (code === '26' ? '&' : '='))
    .replace(/&(?:(?:amp|#0*38|#x0*26)(?:;|%3B))+/gi, '&')
    .replace(ENTITY, (_, decimal?: string, hex?: string, name?: string) => {
      const code = decimal ? Number(decimal) : hex ? parseInt(hex, 16) : 0;
      const sign = code > 0 ? String.fromCharCode(code) : (ENTITIES[name?.toLowerCase() ?? ''] ?? ' ');
      return /[\w=,/:.-]/.test(sign) ? sign : ' ';
    });

/** The link with plain `&` and `=` between its parts. */
function unwrapped(text: string): string {
  let plain = softened(text);
  // The form in mail (quoted-printable). There, lines may end in an equals sign too.
  const isQuoted = /(?:^|[#?&])v(?:=|%(?:25)*3D)3D1/i.test(plain);
  if (isQuoted) plain = softened(text.replace(/(?:=|%3D)(?:%0D|\r)?(?:%0A|\n)(?!(?:[> ]|%3E|%20)*3D)/gi, ''));
  for (let times = 0; times < 4; times += 1) {
    if (!FIRST.exec(plain)?.[1]?.startsWith('%')) break;
    // If there are several such parts, only the equals signs were encoded.
    const halves = plain.match(HALF)?.length ?? 0;
    plain = halves > 1 ? plain.replace(ENCODED_EQUALS, '$1=') : softened(decoded(plain));
  }
  if (isQuoted) plain = plain.replace(/=3D/gi, '=');
  if (TWICE.test(plain) && !/%(?!25)/.test(plain)) plain = softened(plain.replaceAll('%25', '%'));
  return plain;
}

/**
 * A value of ids and numbers without characters around it or inserted into it. Text after the value is cut off. A
 * value that begins with other letters is kept, so that its reader rejects it.
 */
function bare(value: string): string {
  let text = value.replaceAll('+', ' ');
  for (let times = 0; times < 4; times += 1) text = decoded(text);
  text = text
    // The next cell of a table.
    .replace(/([^,\s])\t[^]*/, '$1')
    .replace(new RegExp(`[${UNSEEN}]+`, 'g'), '')
    .normalize('NFKC')
    .toLowerCase()
    // An empty value, followed by prose.
    .replace(/^\s+\w+\s+\w.*$/, '')
    .replace(/^[^\p{L}\p{N}*-]+/u, '')
    // Lists with spaces added by people or programs.
    .replace(/[\s;、]+(?=https?:)|,\s+(?=[\w-]+(?::[\w.-]+)?(?:,|$)|\d)|、/g, ',')
    // Typographic hyphens from editors, and the next address.
    .replace(/([a-z\d])[‐–−](?=[a-z\d])/g, '$1-')
    .replace(/^([^:]*[^:,])https?:\/\/.*/, '$1');
  if (/^[^\w*-]/.test(text)) return text;
  return (/^[\w*,.:/-]*/.exec(text)?.[0] ?? '').replace(/([a-z\d])[^a-z\d]+$/, '$1');
}

/** The parts of a link's text, in order. Never throws. */
export function linkParts(text: string): LinkPart[] {
  if (text === '' || text === '#') return [];
  const link = unwrapped(text)
    .replace(/^[^=＝&?]*\/(?=v=)|^[\s#＃?&/!]+/i, '')
    .replace(BEFORE, '&')
    .replace(/(?:#(?:rd)?|(?:#|%23)wechat_redirect)(?=&|$)/gi, '');
  return link.split('&').flatMap((part) => {
    const at = part.search(/[=＝]/);
    const name = at < 0 ? part : part.slice(0, at);
    const rest = at < 0 ? '' : part.slice(at + 1);
    const key = decoded(name)
      .replace(/[^\w-]/g, '')
      .toLowerCase();
    if (at < 0 || !KEYS.includes(key)) return [{ key: '', value: '', text: part }];
    const value = key === 'title' ? decoded(rest.replaceAll('+', ' ')) : bare(rest);
    return [{ key, value, text: part }];
  });
}

/**
 * Whether a part was added by a chat program, site or mail tool, or contains nothing. The reader did not write it, so
 * it is not reported as ignored.
 */
export const wasAdded = ({ key, text }: LinkPart): boolean =>
  key === ''
    ? // Prose after an ampersand, or text without a word.
      /^(?:\s|%20)|^[^\p{L}\p{N}]*$/u.test(text) || ADDED.some((names) => names.test(text))
    : /^lang=\w\w[-_][a-z]+/i.test(text);
const ADDED = [
  // Keys of the atlas are short lower-case words.
  /^[^=]*([a-z\d]_[a-z\d]|[a-z][A-Z]|\d)[^=]*=|^_+\w{1,4}=/,
  // An address before the link, or half an entity.
  /^(https?:\/\/[^=]*|[\w-]+\.html?|amp)$/i,
  /^\w*(id|code|token|ticket|time|type|platform|app|tag|src|source|key|entry)=/i,
  // WeChat and similar programs
  /^(from\w*|isappinstalled|\w*scene|nsukey|share\w*|mpshare|chksm|clicktime|enterid|session\w*)(=|$)/i,
  /^(weixin\w*|wechat\w*|wx\w*|rd|srcid|exportkey|pass_ticket|devicetype|version|nettype|abtest\w*)(=|$)/i,
  /^(fontscale|winzoom|spm|scm|bd_\w+|hm[a-z]{2}|\w*timestamp|tt_\w+)(=|$)/i,
  // QQ, Weibo, DingTalk, Douyin, Baidu, Outlook
  /^(bid|ddtab|weread|wvr|mod|wfr|for|fr|sudaref|display|state|jumpfrom|ptlang|ts|mid|idx|sn|uin|zhida|webview|mobile)=/i,
  /^(s?data|reserved|xhsshare|ref|trk|feature|f|c|u|n|_|epik|srsltid|cmp)=/i,
  // Advertising and social networks
  /^(utm_\w+|\w*clid|[gw]braid|mc_[ce]id|_g[al]|igsh\w*|si|s)(=|$)/i,
];

/**
 * The text of the link in an address: the part after `#`, or the query if a chat program moved the link there.
 * Queries of other sites (`?v=123`) do not count: a link has its version and at least one more key.
 */
export function linkOf({ hash, search }: Pick<Location, 'hash' | 'search'>): string {
  if (search === '' || linkParts(hash).some(({ key }) => key !== '')) return hash;
  const parts = linkParts(search);
  return parts.some(({ key, value }) => key === 'v' && value === '1') ? search : hash;
}
