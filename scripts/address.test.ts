import { createServer, type AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { freePort, portFrom, siteAt } from './address.mjs';
import { siteOf } from './site.ts';

const lan = { lo: [{ family: 'IPv4', internal: true, address: '127.0.0.1' }] } as const;
const wired = {
  ...lan,
  eth0: [
    { family: 'IPv6', internal: false, address: 'fe80::1' },
    { family: 'IPv4', internal: false, address: '192.168.7.9' },
  ],
} as const;

it('takes the next port if the first is in use, for server and address alike', async () => {
  const other = createServer();
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
  const { port } = other.address() as AddressInfo;
  const free = await freePort(port, '127.0.0.1');
  expect(free).toBeGreaterThan(port);
  expect(siteAt('127.0.0.1', free)).toBe(`http://127.0.0.1:${String(free)}/`);
  await new Promise((done) => other.close(done));
  expect(await freePort(port, '127.0.0.1')).toBe(port);
});

it.each(['0.0.0.0', '0', '::', '[::]', '0:0:0:0:0:0:0:0'])(
  'replaces %s, which is no address, by one that others can open',
  (host) => {
    expect(siteAt(host, 4173, wired)).toBe('http://192.168.7.9:4173/');
    expect(siteAt(host, 4173, lan)).toBeNull();
  },
);

it('writes every host in a form that URLs accept', () => {
  for (const [host, site] of [
    ['localhost', 'http://localhost:80/'],
    ['atlas.example', 'http://atlas.example/'],
    ['::1', 'http://[::1]/'],
    ['[::1]', 'http://[::1]/'],
    ['fe80::1%eth0', 'http://[fe80::1]/'],
  ] as const)
    expect(siteOf(siteAt(host, 80) ?? '')?.href).toBe(new URL(site).href);
});

it.each(['abc', '0', '-1', '70000', '80.5', '0x50'])('refuses port %s', (given) => {
  expect(() => portFrom(given)).toThrow(`PORT: got "${given}", expected a whole number`);
});

it('has a default port', () => {
  expect(portFrom()).toBe(4173);
  expect(portFrom('8080')).toBe(8080);
});

it('reports a host that is not of this machine', async () => {
  await expect(freePort(4173, '192.0.2.1')).rejects.toThrow('HOST: got "192.0.2.1"');
});
