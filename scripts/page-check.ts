/**
 * Checks what may run in a built page: the inline scripts and styles that the build wrote (src/app/page/inline.ts),
 * and files of the own origin. Anything else must have come from data, so the build fails.
 */
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { written, type Written } from '../src/app/page/inline.ts';

/** Elements that load, run or redirect. No page of the atlas has one. */
const FORBIDDEN = new Set(['base', 'object', 'embed', 'applet', 'frame', 'frameset', 'portal']);
/** Attributes with an address, and those by which SVG animates one. */
const ADDRESSES =
  /^(href|xlink:href|src|action|formaction|data|poster|background|ping|cite|to|from|by|values)$/;
/** Addresses that run a script. Browsers ignore blanks and control characters before and inside the scheme. */
const RUNS = /^(?:javascript|vbscript):/i;
const squeezed = (address: string): string =>
  Array.from(address)
    .filter((c) => c > ' ' && (c < '\u007f' || c > '\u009f'))
    .join('');
/** Elements for which a `data:` address is a document, not a picture. */
const OPENS = new Set(['a', 'area', 'iframe', 'form', 'script', 'use']);
/** Addresses outside the own origin. */
const ELSEWHERE = /^(?:[a-z][\w+.-]*:|[\\/]{2})/i;
const DATA_TYPES = new Set(['application/json', 'application/ld+json']);

type Element = Tree.Element;

function* elements(node: Tree.Node): Generator<Element> {
  if ('tagName' in node) yield node;
  if ('childNodes' in node) for (const child of node.childNodes) yield* elements(child);
  if ('content' in node) yield* elements(node.content);
}

const nameOf = ({ prefix, name }: Element['attrs'][number]): string => (prefix ? `${prefix}:${name}` : name);
const textOf = ({ childNodes }: Element): string =>
  childNodes.map((node) => ('value' in node ? node.value : '')).join('');

/** The fault of an element, or undefined. */
function faultOf(element: Element, known: Written): string | undefined {
  const { tagName: name } = element;
  const attributes = new Map(element.attrs.map((a) => [nameOf(a).toLowerCase(), a.value]));
  if (FORBIDDEN.has(name)) return 'an element that no page has';
  for (const [attribute, value] of attributes) {
    if (attribute.startsWith('on')) return `an event handler, ${attribute}`;
    if (attribute === 'srcdoc') return 'a document inside an attribute, srcdoc';
    if (!ADDRESSES.test(attribute)) continue;
    const address = squeezed(value);
    // Attributes of animations contain several values.
    if (address.split(';').some((part) => RUNS.test(part)) || (OPENS.has(name) && /^data:/i.test(address)))
      return `an address that runs, ${attribute}="${value.slice(0, 60)}"`;
  }
  if (name === 'meta' && /refresh|set-cookie/i.test(attributes.get('http-equiv') ?? ''))
    return 'a redirection';
  const address = squeezed(attributes.get(name === 'link' ? 'href' : 'src') ?? '');
  if (name === 'script' && attributes.has('src')) {
    if (ELSEWHERE.test(address) || !address) return `a script from elsewhere, ${address}`;
  } else if (name === 'script') {
    if (!DATA_TYPES.has(attributes.get('type') ?? '') && !known.script.has(textOf(element)))
      return `a script that the build did not write, ${textOf(element).slice(0, 60)}`;
  } else if (name === 'style') {
    if (!known.style.has(textOf(element)))
      return `a style that the build did not write, ${textOf(element).slice(0, 60)}`;
  } else if (name === 'link' && /stylesheet|modulepreload/i.test(attributes.get('rel') ?? ''))
    if (ELSEWHERE.test(address)) return `a file from elsewhere, ${address}`;
  return undefined;
}

/**
 * The texts of a page's inline scripts and styles; throws an Error if the page has one that the build did not write.
 */
export function inlineOf(html: string, page = 'page', known: Written = written): Written {
  const found: Written = { script: new Set(), style: new Set() };
  // With scripting disabled, the contents of <noscript> are part of the page, so both cases are checked.
  for (const scriptingEnabled of [true, false])
    for (const element of elements(parse(html, { scriptingEnabled }))) {
      const fault = faultOf(element, known);
      if (fault)
        throw new Error(`${page}: got <${element.tagName}>: ${fault}; expected only what the build wrote`);
      const { tagName: name } = element;
      const text = textOf(element);
      if ((name === 'script' || name === 'style') && known[name].has(text)) found[name].add(text);
    }
  return found;
}
