/** Tests the answers of `npm start` over a real connection. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gzipSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from './static-host.ts';

const FILES = {
  'index.html': '<title>门</title>',
  'embed/index.html': '<title>嵌入</title>',
  'embed/client.d.ts': 'export declare const a: 1;',
  'embed/client.js': 'export const a = 1;',
  'assets/a-AbCd_123.js': 'a()',
  'assets/lone-12345678.js': 'lone()',
  'data/catalogue.json': '{"a":"图"}',
  'data/roads.0123abcd.geojson': '{"type":"FeatureCollection"}',
  'data/letters.0123abcd.woff2': 'letters',
  'share/页.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'LICENSES.txt': '许可',
  '.secret': 'secret',
  'a/.hidden/b.txt': 'secret',
};
const BARE = ['assets/lone-12345678.js', 'data/letters.0123abcd.woff2'];

let server: Server;
let folder: string;
let outer: string;
beforeAll(async () => {
  outer = mkdtempSync(join(tmpdir(), 'atlas-host-'));
  folder = join(outer, 'dist');
  writeFileSync(join(outer, 'outside.txt'), 'outside');
  for (const [name, text] of Object.entries(FILES)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    if (BARE.includes(name)) continue;
    writeFileSync(`${path}.br`, brotliCompressSync(text));
    writeFileSync(`${path}.gz`, gzipSync(text));
  }
  server = createServer(serve(folder));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(() => {
  server.close();
  rmSync(outer, { recursive: true });
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}
/** Sends the path exactly as given; `fetch` would normalise it. */
const get = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    request({ port, host: '127.0.0.1', path, method, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) });
      });
    })
      .on('error', reject)
      .end();
  });

describe('an existing file', () => {
  it.each([
    ['/', 'text/html; charset=utf-8', 'index.html'],
    ['/?a=1', 'text/html; charset=utf-8', 'index.html'],
    ['//', 'text/html; charset=utf-8', 'index.html'],
    ['/embed/', 'text/html; charset=utf-8', 'embed/index.html'],
    ['/embed/client.js', 'text/javascript; charset=utf-8', 'embed/client.js'],
    ['/embed/client.d.ts', 'text/plain; charset=utf-8', 'embed/client.d.ts'],
    ['/data/catalogue.json', 'application/json; charset=utf-8', 'data/catalogue.json'],
    ['/data/roads.0123abcd.geojson', 'application/geo+json; charset=utf-8', 'data/roads.0123abcd.geojson'],
    ['/data/letters.0123abcd.woff2', 'font/woff2', 'data/letters.0123abcd.woff2'],
    ['/share/%E9%A1%B5.svg', 'image/svg+xml; charset=utf-8', 'share/页.svg'],
    ['/LICENSES.txt', 'text/plain; charset=utf-8', 'LICENSES.txt'],
  ] as const)('%s is %s, to frames without an origin too', async (path, type, name) => {
    for (const method of ['GET', 'HEAD']) {
      const { status, headers, body } = await get(path, {}, method);
      expect(status).toBe(200);
      expect(headers['content-type']).toBe(type);
      expect(headers['access-control-allow-origin']).toBe('*');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['content-length']).toBe(String(Buffer.byteLength(FILES[name])));
      expect(body.toString()).toBe(method === 'GET' ? FILES[name] : '');
    }
  });

  it('can be framed only below embed/', async () => {
    expect((await get('/')).headers['content-security-policy']).toBe("frame-ancestors 'self'");
    expect((await get('/embed/')).headers['content-security-policy']).toBe('frame-ancestors *');
  });

  it('is served at the address of its folder', async () => {
    const { status, headers } = await get('/embed?a=1');
    expect([status, headers.location]).toEqual([301, '/embed/?a=1']);
    expect((await get('//embed')).headers.location).toBe('/embed/');
  });

  it.each([
    ['br, gzip', 'br'],
    ['gzip, deflate', 'gzip'],
    ['gzip;q=1.0, br;q=0.5', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['gzip;q=0, br;q=0', undefined],
    ['*', 'br'],
    ['identity', undefined],
    ['zebra', undefined],
    ['', undefined],
  ])('comes encoded as “%s” allows: %s', async (accepted, encoding) => {
    for (const range of [{}, { range: 'bytes=0-3' }] as const) {
      const { status, headers, body } = await get('/', { 'accept-encoding': accepted, ...range } as Record<
        string,
        string
      >);
      expect(headers['content-encoding']).toBe(encoding);
      expect(headers.vary).toBe('Accept-Encoding');
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      if ('range' in range) expect([status, body.length]).toEqual([206, 4]);
      else {
        const text = encoding === 'br' ? brotliDecompressSync(body) : encoding ? gunzipSync(body) : body;
        expect(text.toString()).toBe(FILES['index.html']);
      }
    }
  });

  it('is sent uncompressed if it has no twin', async () => {
    const { headers, body } = await get('/assets/lone-12345678.js', { 'accept-encoding': 'br' });
    expect([headers['content-encoding'], headers.vary, body.toString()]).toEqual([
      undefined,
      'Accept-Encoding',
      'lone()',
    ]);
  });

  it('is validated by conditional requests, and served in ranges', async () => {
    const first = await get('/', { 'accept-encoding': 'br' });
    const { etag = '', 'last-modified': modified = '' } = first.headers;
    const same = { 'accept-encoding': 'br' };
    const again = await get('/', { ...same, 'if-none-match': etag });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    expect((await get('/', { ...same, 'if-modified-since': modified })).status).toBe(304);
    expect((await get('/', { 'if-none-match': etag })).status).toBe(200);
    const beyond = await get('/', { range: 'bytes=9000-' });
    expect([beyond.status, beyond.headers['content-range']]).toEqual([
      416,
      `bytes */${String(Buffer.byteLength(FILES['index.html']))}`,
    ]);
  });

  it('is cached for ever only if its name has a hash', async () => {
    const cache = async (path: string, headers = {}) => (await get(path, headers)).headers['cache-control'];
    const FOR_GOOD = 'public, max-age=31536000, immutable';
    for (const path of ['/assets/a-AbCd_123.js', '/data/roads.0123abcd.geojson']) {
      expect(await cache(path)).toBe(FOR_GOOD);
      expect(await cache(path, { range: 'bytes=0-1' })).toBe(FOR_GOOD);
    }
    for (const path of ['/', '/embed/client.js', '/data/catalogue.json'])
      expect(await cache(path)).toBe('no-cache');
  });
});

describe('a missing file', () => {
  it.each([
    ['/nothing', 404],
    ['/assets/gone-12345678.js', 404],
    ['/data/gone.0123abcd.geojson', 404],
    ['/nothing/', 404],
    ['/assets', 404],
    ['/assets/', 404],
    ['/index.html/', 404],
    ['/%', 400],
    ['/%zz', 400],
    ['/%00', 400],
    ['/index.html%00.js', 400],
    ['/%C0%AE%C0%AE/outside.txt', 400],
    ['/%ff', 400],
    ['/../outside.txt', 404],
    ['/..%2foutside.txt', 404],
    ['/..%5coutside.txt', 404],
    ['/%2e%2e/outside.txt', 404],
    ['/embed/../../outside.txt', 404],
    ['/..', 404],
    ['/%2e%2e', 404],
    ['//elsewhere.example/..', 404],
    ['/.secret', 404],
    ['/%2esecret', 404],
    ['/a/.hidden/b.txt', 404],
    [`/${'a'.repeat(6000)}`, 404],
    [`/${'a/'.repeat(3000)}`, 404],
    ['/:', 404],
    ['/[', 404],
    ['http://', 200],
    ['*', 404],
  ])('%s is %i, says nothing of the machine and is not kept', async (path, status) => {
    const answer = await get(path);
    expect(answer.status).toBe(status);
    expect(answer.headers['cache-control']).toBe('no-cache');
    const said = answer.body.toString() + JSON.stringify(answer.headers);
    expect(said).not.toContain(outer);
    expect(said).not.toMatch(/node_modules|\n\s+at |outside|secret/);
  });

  it('accepts only methods that read', async () => {
    const { status, headers } = await get('/', {}, 'POST');
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
  });
});
