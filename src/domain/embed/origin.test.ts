import { describe, expect, it } from 'vitest';
import { hostOf } from './origin.ts';

describe('origins that may talk to the map', () => {
  it.each([
    ['https://news.example', 'https://news.example'],
    ['https://News.example:443/', 'https://news.example'],
    ['https://新闻.example', 'https://xn--efvy88h.example'],
    ['http://localhost:4173', 'http://localhost:4173'],
    ['http://127.0.0.1', 'http://127.0.0.1'],
    ['http://news.example', null],
    ['https://news.example/page', null],
    ['https://user@news.example', null],
    ['https://news.example?x', null],
    ['https://*.news.example', null],
    ['https://localhost.evil.example', 'https://localhost.evil.example'],
    ['http://localhost.evil.example', null],
    ['data:text/html,x', null],
    ['blob:https://news.example/1', null],
    ['null', null],
    ['*', null],
    ['', null],
  ])('%s → %s', (text, origin) => {
    expect(hostOf(text)).toBe(origin);
  });
});
