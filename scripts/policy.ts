/** The content security policy of a built page: only what is of the own origin, and inline only what the build wrote. */
import { createHash } from 'node:crypto';
import { inlineOf } from './page-check.ts';

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * A page's policy. `site`, the atlas's own origin where the build knows it, is named beside `'self'`, which means nothing in
 * a frame without an origin (`sandbox="allow-scripts"`): WebKit would refuse such a frame all that it asks for. `page` names
 * the page where it has what the build did not write. Styles in attributes are allowed: the picture is full of them, and they
 * run nothing.
 */
export function policyOf(html: string, site: string | null = null, page?: string): string {
  const own = site === null ? "'self'" : `'self' ${site}`;
  const inline = inlineOf(html, page);
  const hashes = (name: keyof typeof inline): string => [...inline[name]].map(hashOf).join(' ');
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
export const withPolicy = (html: string, site: string | null = null, page?: string): string =>
  html.replace(
    /<meta charset="?utf-8"?\s*\/?>/i,
    (charset) =>
      `${charset}\n<meta http-equiv="Content-Security-Policy" content="${policyOf(html, site, page)}">`,
  );
