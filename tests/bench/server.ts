/**
 * A static file server for all subjects: brotli 11, compressed once; a network of a given speed; and a record of every
 * byte sent. The server limits the network itself, because DevTools ignores what workers fetch.
 */
import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliCompressSync, constants } from 'node:zlib';

/** Speeds in bit/s. The latency in ms is per request, from its sending to the first byte of its answer. */
export interface Network {
  name: string;
  down: number;
  up: number;
  latency: number;
}
export interface Served {
  path: string;
  /** Bytes of the answer on the wire, headers included. */
  bytes: number;
  /** When its last byte was sent, ms since 1970. */
  at: number;
}
export interface Server {
  origin: string;
  /** Starts a visit: clears the record, and sets the network; null for no limit. */
  begin: (network: Network | null) => void;
  served: () => readonly Served[];
  /** Milliseconds since the last request was answered; 0 while requests are pending. */
  quiet: () => number;
  close: () => Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.geojson': 'application/geo+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};
/** Endings of files that are compressed already. */
const PACKED = new Set(['.png', '.webp', '.woff2']);
/** Bytes sent in one piece: three packets. */
const PIECE = 3 * 1460;

interface Answer {
  type: string;
  body: Buffer;
  packed: boolean;
}

/** State of one visit, so that leftovers of the previous one do not count. */
interface Visit {
  network: Network | null;
  record: Served[];
  underWay: number;
  /** When the last request was answered, and when the line will be free, in terms of performance.now(). */
  lastEnd: number;
  free: number;
}
const visitOf = (network: Network | null): Visit => ({
  network,
  record: [],
  underWay: 0,
  lastEnd: performance.now(),
  free: 0,
});

/** Serves each folder below its name: `/atlas/…` from `folders.atlas`. */
export async function serve(port: number, folders: Readonly<Record<string, string>>): Promise<Server> {
  const answers = new Map<string, Answer | null>();
  let visit = visitOf(null);

  function find(path: string): Answer | null {
    const [, name = '', ...rest] = path.split('/');
    const folder = folders[name];
    if (folder === undefined) return null;
    const asked = join(folder, normalize(`/${rest.join('/')}`));
    const file = path.endsWith('/') ? join(asked, 'index.html') : asked;
    if (!existsSync(file) || !statSync(file).isFile()) return null;
    const raw = readFileSync(file);
    const packed = PACKED.has(extname(file));
    const body = packed
      ? raw
      : brotliCompressSync(raw, {
          params: {
            [constants.BROTLI_PARAM_QUALITY]: 11,
            [constants.BROTLI_PARAM_SIZE_HINT]: raw.length,
          },
        });
    return { type: TYPES[extname(file)] ?? 'application/octet-stream', body, packed };
  }

  async function answer(request: IncomingMessage, response: ServerResponse, own: Visit): Promise<void> {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (!answers.has(path)) answers.set(path, find(path));
    const found = answers.get(path) ?? null;
    const line = own.network;
    if (line) await sleep(line.latency + (request.rawHeaders.join(': ').length * 8000) / line.up);
    const { socket } = request;
    const before = socket.bytesWritten;
    if (!found) {
      response.writeHead(404).end();
    } else {
      response.writeHead(200, {
        'content-type': found.type,
        'content-length': found.body.length,
        'cache-control': 'max-age=31536000',
        ...(found.packed ? {} : { 'content-encoding': 'br' }),
      });
      const step = line ? PIECE : found.body.length;
      for (let from = 0; from < found.body.length; from += step) {
        const piece = found.body.subarray(from, from + step);
        if (line) {
          own.free = Math.max(own.free, performance.now()) + (piece.length * 8000) / line.down;
          await sleep(own.free - performance.now());
        }
        if (response.closed) return; // the visit is over
        response.write(piece);
      }
      response.end();
    }
    if (!response.closed) await once(response, 'close');
    own.record.push({ path, bytes: socket.bytesWritten - before, at: now() });
  }

  const server = createServer((request, response) => {
    const own = visit;
    own.underWay++;
    answer(request, response, own)
      .catch((error: unknown) => {
        console.error(String(error));
        response.destroy();
      })
      .finally(() => {
        own.underWay--;
        own.lastEnd = performance.now();
      });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { port: own } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${String(own)}`,
    begin(network) {
      visit = visitOf(network);
    },
    served: () => visit.record,
    quiet: () => (visit.underWay > 0 ? 0 : performance.now() - visit.lastEnd),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

const now = (): number => performance.timeOrigin + performance.now();
