import { expect, it, vi } from 'vitest';
import { isPublic, siteOf } from './site.ts';

it('takes an absolute address that ends with a slash', () => {
  expect(siteOf('https://atlas.example/')?.href).toBe('https://atlas.example/');
  expect(siteOf('http://atlas.example/some/where/')?.href).toBe('http://atlas.example/some/where/');
});

it.each([
  'atlas.example/',
  'https://atlas.example/where',
  'ftp://atlas.example/',
  'https://atlas.example/?a=1',
  'https://atlas.example/#a/',
  'https://someone@atlas.example/',
  '/where/',
])('refuses %s, and says what it expects', (given) => {
  expect(() => siteOf(given)).toThrow(`ATLAS_SITE: got "${given}", expected an absolute http(s) address`);
});

it('is not public on one’s own machine', () => {
  for (const given of [
    'http://localhost:4173/',
    'http://atlas.localhost/',
    'http://127.0.0.1/',
    'http://0.0.0.0:4173/',
    'http://[::1]:80/',
    'http://[::]/',
  ])
    expect(isPublic(siteOf(given))).toBe(false);
  expect(isPublic(siteOf('https://localhost.example/'))).toBe(true);
});

it('is unknown if it is not set, with one warning', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  expect(siteOf('')).toBeNull();
  expect(siteOf('')).toBeNull();
  expect(warn).toHaveBeenCalledTimes(1);
});
