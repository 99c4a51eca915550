/**
 * Two servers for every path: the built atlas, and a news site on another origin. The atlas's pages get one more
 * script of the atlas's own origin, which reports their errors to the server, because engines differ in what they
 * report themselves.
 */
import { readFileSync, statSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, resolve } from 'node:path';

const DIST = resolve(import.meta.dirname, '../../dist');
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.geojson': 'application/geo+json',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};
/** An embed's page with the policy of a build whose ATLAS_SITE is that origin (scripts/policy.ts). */
const asBuiltFor = (origin: string, html: string): string =>
  html.includes(' id="embed"')
    ? html.replace(/http-equiv="Content-Security-Policy" content="[^"]*/, (policy) =>
        policy.replaceAll("'self'", `'self' ${origin}`),
      )
    : html;

/**
 * Address to which pages report problems, and the script that does it. A beacon is sent even while the page unloads.
 */
const PROBLEMS = '/test-problems';
const WATCH = `(() => {
  const tell = (kind, what) => navigator.sendBeacon('{atlas}test-problems', location.pathname + ' ' + kind + ': ' + what);
  // Failed preloads do not count: a missing module is reported when it is imported.
  addEventListener('error', ({ message, target }) => {
    if (message) tell('error', message);
    else if (!/preload/.test(target.rel)) tell('not loaded', target.src || target.href?.baseVal || target.href);
  }, true);
  addEventListener('unhandledrejection', (e) => tell('unhandled rejection', e.reason));
  addEventListener('securitypolicyviolation', (e) => tell('refused by policy', e.violatedDirective + ' ' + e.blockedURI));
  const error = console.error;
  console.error = (...what) => { tell('console', what.join(' ')); error.apply(console, what); };
})();`;

export interface Site {
  /** The address of the built atlas, which ends with "/". */
  atlas: string;
  /** The origin of the news site. */
  news: string;
  /** The address of an article with that HTML in its middle; `{atlas}` and `{news}` are filled in. */
  article(html: string): string;
  /** The same on the atlas's own origin. */
  ownPage(html: string): string;
  /** Holds back the atlas's files whose path matches, until the returned function is called. */
  hold(path: RegExp): () => void;
  /** Paths requested from the atlas since the test began. */
  asked(): readonly string[];
  /** Problems that pages reported since the test began. */
  problems(): readonly string[];
  /** Clears both records at the start of a test. */
  begin(): void;
  close(): Promise<void>;
}

const listen = (server: Server, host: string, port: number): Promise<number> =>
  new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, host, () => {
      done((server.address() as AddressInfo).port);
    });
  });

const page = (html: string): string => `<!doctype html><html lang="zh"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>报道</title><script src="{atlas}test-problems.js"></script>
<style>body { margin: 0 } p { height: 300px; margin: 0 } iframe { display: block; width: 720px; height: 480px; border: 0 }</style></head>
<body><p>前文</p>${html}<p id="after">后文</p><p></p><p></p></body></html>`;

/** Starts both servers. */
export async function openSite(): Promise<Site> {
  let asked: string[] = [];
  let problems: string[] = [];
  let held: { path: RegExp; released: Promise<void> }[] = [];
  /** Pages written for paths, by the path of their address; the same for both servers. */
  const written = new Map<string, string>();
  const fill = (text: string): string =>
    text.replaceAll('{atlas}', site.atlas).replaceAll('{news}', site.news);

  const serveWritten: RequestListener = (request, response) => {
    const html = written.get(request.url ?? '');
    response.statusCode = html === undefined ? 404 : 200;
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(html === undefined ? '' : fill(html));
  };
  const serveAtlas: RequestListener = (request, response) => {
    void (async () => {
      const path = normalize(decodeURI(new URL(request.url ?? '/', 'http://host').pathname));
      response.setHeader('Access-Control-Allow-Origin', '*');
      if (written.has(path)) {
        serveWritten(request, response);
        return;
      }
      if (path === `${PROBLEMS}.js`) {
        response.setHeader('Content-Type', 'text/javascript');
        response.end(fill(WATCH));
        return;
      }
      if (path === PROBLEMS) {
        let text = '';
        for await (const piece of request) text += String(piece);
        problems.push(text);
        response.end();
        return;
      }
      asked.push(path);
      await Promise.all(held.filter((h) => h.path.test(path)).map((h) => h.released));
      const file = join(DIST, path.endsWith('/') ? `${path}index.html` : path);
      const type = TYPES[extname(file)];
      if (type === undefined || !statSync(file, { throwIfNoEntry: false })?.isFile()) {
        response.statusCode = 404;
        response.end();
        return;
      }
      response.setHeader('Content-Type', type);
      response.setHeader('Cache-Control', 'no-store');
      const body = readFileSync(file);
      response.end(
        type.startsWith('text/html')
          ? asBuiltFor(new URL(site.atlas).origin, String(body)).replace(
              '</head>',
              fill(`<script src="{atlas}test-problems.js"></script></head>`),
            )
          : body,
      );
    })();
  };

  const servers = [createServer(serveAtlas), createServer(serveWritten)] as const;
  const write = (html: string): string => {
    const path = `/written/${String(written.size)}`;
    written.set(path, page(html));
    return path;
  };
  const site: Site = {
    atlas: `http://localhost:${String(await listen(servers[0], 'localhost', 0))}/`,
    news: `http://127.0.0.1:${String(await listen(servers[1], '127.0.0.1', 0))}`,
    article: (html) => site.news + write(html),
    ownPage: (html) => site.atlas + write(html).slice(1),
    hold(path) {
      let release = (): void => undefined;
      held.push({ path, released: new Promise((done) => (release = done)) });
      return release;
    },
    asked: () => asked,
    problems: () => problems,
    begin() {
      [asked, problems, held] = [[], [], []];
    },
    async close() {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise((done) => server.close(done));
      }
    },
  };
  return site;
}
