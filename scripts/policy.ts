/** The content security policy of a built page: files of the own origin, and inline code that the build wrote. */
import { createHash } from 'node:crypto';
import { inlineOf } from './page-check.ts';

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * A page's policy. `site` is the atlas's origin, if the build knows it. It stands beside `'self'`, which matches
 * nothing in a frame without an origin (`sandbox="allow-scripts"`): WebKit would refuse every request of such a frame.
 * `page` names the page in errors. Styles in attributes are allowed, because the SVG is full of them and they run
 * nothing.
 */
export function policyOf(html: string, site: string | null = null, page?: string): string {
  const own = site === null ? "'self'" : `'self' ${site}`;
  const inline = inlineOf(html, page);
  const hashes = (name: keyof typeof inline): string => [...inline[name]].map(hashOf).join(' ');
  return Object.entries({
    'default-src': "'none'",
    'script-src': `${own} ${hashes('script')}`,
    // For browsers that do not distinguish style elements from style attributes.
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

/** Adds the policy to a page, before everything that it governs. */
export const withPolicy = (html: string, site: string | null = null, page?: string): string =>
  html.replace(
    /<meta charset="?utf-8"?\s*\/?>/i,
    (charset) =>
      `${charset}\n<meta http-equiv="Content-Security-Policy" content="${policyOf(html, site, page)}">`,
  );
