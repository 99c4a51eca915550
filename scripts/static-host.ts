/**
 * Vite plugin that makes `npm start` serve as the guide asks a host to (embed/guide/): compressed twins, hashed files for
 * good, readable by frames that have no origin of their own.
 */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import type { Plugin } from 'vite';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.geojson': 'application/geo+json',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};
/** Twins in the order of preference, by the encoding's name. */
const TWINS = { br: '.br', gzip: '.gz' } as const;
/** Names with a hash never mean anything else. */
const HASHED = /[.-][\w-]{8}\.\w+$/;

export function staticHost(): Plugin {
  return {
    name: 'atlas-static-host',
    configurePreviewServer(server) {
      const folder = server.config.build.outDir;
      server.middlewares.use((request, response, next) => {
        const path = normalize(decodeURI(new URL(request.url ?? '/', 'http://host').pathname));
        const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
        response.setHeader('Access-Control-Allow-Origin', '*');
        response.setHeader('X-Content-Type-Options', 'nosniff');
        response.setHeader('Referrer-Policy', 'strict-origin-when-cross-origin');
        response.setHeader(
          'Cache-Control',
          HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
        );
        const wanted = request.headers['accept-encoding'] ?? '';
        const twin = Object.entries(TWINS).find(
          ([name, end]) => wanted.includes(name) && existsSync(file + end),
        );
        const type = TYPES[extname(file)];
        if (!twin || !type || request.method !== 'GET') {
          next();
          return;
        }
        response.setHeader('Content-Type', type);
        response.setHeader('Content-Encoding', twin[0]);
        response.setHeader('Content-Length', statSync(file + twin[1]).size);
        response.setHeader('Vary', 'Accept-Encoding');
        createReadStream(file + twin[1]).pipe(response);
      });
    },
  };
}
