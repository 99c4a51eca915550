/** The content security policy of a built page: only what is of the own origin, and inline only what the build wrote. */
import { createHash } from 'node:crypto';
import { inlineOf } from './page-check.ts';

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** A page's policy; `page` names it where it has what the build did not write. Styles in attributes are allowed: the picture is full of them, and they run nothing. */
export function policyOf(html: string, page?: string): string {
  const inline = inlineOf(html, page);
  const hashes = (name: keyof typeof inline): string => [...inline[name]].map(hashOf).join(' ');
  return Object.entries({
    'default-src': "'none'",
    'script-src': `'self' ${hashes('script')}`,
    // For browsers that do not part elements from attributes.
    'style-src': "'self' 'unsafe-inline'",
    'style-src-elem': `'self' ${hashes('style')}`,
    'style-src-attr': "'unsafe-inline'",
    'img-src': "'self' data: blob:",
    'font-src': "'self'",
    'connect-src': "'self'",
    'worker-src': "'self'",
    'frame-src': "'self'",
    'manifest-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
  })
    .map(([name, value]) => `${name} ${value.trim()}`)
    .join('; ');
}

/** The page with its policy, which comes before everything that it governs. */
export const withPolicy = (html: string, page?: string): string =>
  html.replace(
    /<meta charset="?utf-8"?\s*\/?>/i,
    (charset) => `${charset}\n<meta http-equiv="Content-Security-Policy" content="${policyOf(html, page)}">`,
  );
