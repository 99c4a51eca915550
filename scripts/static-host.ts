/**
 * Vite plugin that makes `npm start` serve as the guide asks of a host (embed/guide/): compressed twins, long caching
 * of hashed files, access for frames without an origin. @fastify/send handles ranges, conditional requests and safe
 * paths.
 */
import { existsSync } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { negotiate } from '@fastify/accept-negotiator';
import send from '@fastify/send';
import type { Plugin } from 'vite';

/** Text files with their types; these have compressed twins. `.ts` is a declaration here, not a video. */
const TEXTS: readonly (readonly [ending: RegExp, type: string])[] = [
  [/\.html$/, 'text/html'],
  [/\.css$/, 'text/css'],
  [/\.m?js$/, 'text/javascript'],
  [/\.json$/, 'application/json'],
  [/\.geojson$/, 'application/geo+json'],
  [/\.svg$/, 'image/svg+xml'],
  [/\.csv$/, 'text/csv'],
  [/\.(txt|md|ts)$/, 'text/plain'],
];
const textType = (path: string): string | undefined => {
  const type = TEXTS.find(([ending]) => ending.test(path))?.[1];
  return type && `${type}; charset=utf-8`;
};

/** Endings of the twins by encoding, in the order of preference. */
const TWINS: Readonly<Record<string, string>> = { br: '.br', gzip: '.gz' };
/** Names with a hash: their contents never change. */
const HASHED = /^\/(?:assets\/|data\/.*\.[0-9a-f]{8}\.)/;
const FOR_GOOD = 'public, max-age=31536000, immutable';

const WORDS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  404: 'Not Found',
  405: 'Method Not Allowed',
  412: 'Precondition Failed',
  416: 'Range Not Satisfiable',
  500: 'Internal Server Error',
};

/** A request's path, still percent-encoded, without its query. Several leading slashes count as one. */
const pathOf = ({ url = '/' }: IncomingMessage): string =>
  (url.replace(/^https?:\/\/[^/?#]*/i, '').split(/[?#]/)[0] ?? '').replace(/^[\\/]*/, '/');

/** The path decoded; undefined if it is malformed or contains characters that no file name has. */
function decoded(path: string): string | undefined {
  try {
    const text = decodeURIComponent(path);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

function refuse(response: ServerResponse, status: number): void {
  response.statusCode = status;
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.end(`${String(status)} ${WORDS[status] ?? ''}\n`);
}

async function answer(folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = pathOf(request);
  const name = decoded(path);
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'strict-origin-when-cross-origin');
  response.setHeader('Cache-Control', 'no-cache');
  response.setHeader(
    'Content-Security-Policy',
    `frame-ancestors ${name?.startsWith('/embed/') ? '*' : "'self'"}`,
  );
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    refuse(response, 405);
    return;
  }
  if (name === undefined) {
    refuse(response, 400);
    return;
  }
  const asked = name.endsWith('/') ? `${path}index.html` : path;
  const type = textType(name.endsWith('/') ? 'index.html' : name);
  const encoding = type && encodingOf(request, join(folder, decoded(asked) ?? ''));
  const {
    statusCode,
    headers,
    stream,
    type: kind,
  } = await send(request, asked + (TWINS[encoding ?? ''] ?? ''), {
    root: folder,
    dotfiles: 'ignore',
    index: false,
    cacheControl: false,
  });
  // Pages use relative addresses, so a folder's address must end with a slash.
  if (isPage(folder, name)) {
    stream.destroy();
    response.statusCode = 301;
    response.setHeader('Location', `${path}/${/\?.*/s.exec(request.url ?? '')?.[0] ?? ''}`);
    response.end();
    return;
  }
  if (statusCode >= 400 || kind === 'directory') {
    stream.destroy();
    if (headers['Content-Range']) response.setHeader('Content-Range', headers['Content-Range']);
    // Forbidden files are reported as missing.
    refuse(response, statusCode === 403 || kind === 'directory' ? 404 : statusCode);
    return;
  }
  response.statusCode = statusCode;
  for (const [header, value] of Object.entries(headers)) response.setHeader(header, value);
  if (HASHED.test(name)) response.setHeader('Cache-Control', FOR_GOOD);
  if (type) {
    response.setHeader('Vary', 'Accept-Encoding');
    if (statusCode !== 304) response.setHeader('Content-Type', type);
  }
  if (encoding) response.setHeader('Content-Encoding', encoding);
  await pipeline(stream, response);
}

/** Whether a folder of that name is a page. */
const isPage = (folder: string, name: string): boolean =>
  !name.endsWith('/') && !name.split(/[\\/]/).includes('..') && existsSync(join(folder, name, 'index.html'));

/** The encoding that the client prefers among the file's twins; undefined for the file itself. */
function encodingOf({ headers }: IncomingMessage, file: string): string | undefined {
  const there = Object.keys(TWINS).filter((name) => existsSync(file + (TWINS[name] ?? '')));
  return negotiate(headers['accept-encoding'] ?? '', there) ?? undefined;
}

/** Serves a built folder. Error answers contain no path of the machine. */
export const serve =
  (folder: string): RequestListener =>
  (request, response) => {
    answer(folder, request, response).catch((error: unknown) => {
      // A client that has disconnected is no error.
      if (response.headersSent || response.destroyed) {
        response.destroy();
        return;
      }
      console.error(error);
      refuse(response, 500);
    });
  };

export function staticHost(): Plugin {
  return {
    name: 'atlas-static-host',
    configurePreviewServer(server) {
      server.middlewares.use(serve(server.config.build.outDir));
    },
  };
}
