/** The content security policy of a built page: only what is of the own origin, and inline only what the build wrote. */
import { createHash } from 'node:crypto';

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The texts of a page's inline elements of that name; data blocks are no script. */
const inline = (html: string, name: 'script' | 'style'): string[] =>
  [...html.matchAll(new RegExp(`<${name}(\\s[^>]*)?>([\\s\\S]*?)</${name}>`, 'g'))].flatMap(
    ([, attributes = '', text = '']) =>
      /\ssrc=|application\/json/.test(attributes) || text === '' ? [] : [text],
  );

/**
 * A page's policy. `site`, the atlas's own origin where the build knows it, is named beside `'self'`, which means nothing in
 * a frame without an origin (`sandbox="allow-scripts"`): WebKit would refuse such a frame all that it asks for. Styles in attributes are allowed: the picture is full of them, and they run nothing. */
export function policyOf(html: string, site: string | null = null): string {
  const own = site === null ? "'self'" : `'self' ${site}`;
  const hashes = (name: 'script' | 'style'): string => [...new Set(inline(html, name).map(hashOf))].join(' ');
  return Object.entries({
    'default-src': "'none'",
    'script-src': `${own} ${hashes('script')}`,
    // For browsers that do not part elements from attributes.
    'style-src': `${own} 'unsafe-inline'`,
    'style-src-elem': `${own} ${hashes('style')}`,
    'style-src-attr': "'unsafe-inline'",
    'img-src': `${own} data: blob:`,
    'font-src': own,
    'connect-src': own,
    'worker-src': own,
    'frame-src': own,
    'manifest-src': own,
    'base-uri': "'none'",
    'form-action': "'none'",
  })
    .map(([name, value]) => `${name} ${value.trim()}`)
    .join('; ');
}

/** The page with its policy, which comes before everything that it governs. */
export const withPolicy = (html: string, site: string | null = null): string =>
  html.replace(
    /<meta charset="?utf-8"?\s*\/?>/i,
    (charset) => `${charset}\n<meta http-equiv="Content-Security-Policy" content="${policyOf(html, site)}">`,
  );
