// @vitest-environment jsdom
/** Requests of pages around an embed, and their effect on its session. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sample } from '../../../tests/sample-catalogue.ts';
import type { AllowedParents, Host } from '../../channel/allowed-parents.ts';
import { LINK_KEYS } from '../../channel/protocol.ts';
import { decodeEmbed, EMBED_DEFAULTS, type EmbedOptions } from '../../domain/embed/embed.ts';
import { decodeView, encodeView } from '../../domain/view/link.ts';
import { home, type View } from '../../domain/view/view.ts';
import type { Library } from '../../state/load.ts';
import { Session } from '../../state/session.svelte.ts';
import { openTalk } from './talk.svelte.ts';

const PUBLISHED_VIEW: View = { ...home(sample), on: ['rail-hsr', 'stations'], moment: '2027', lang: 'en' };
const POINT = { type: 'Point', coordinates: [113, 34] };
/** A library in which every layer has one feature, `one`. */
const library = {
  plan: () => Promise.resolve({ headings: [{ elements: [{ id: 'core', shows: [], hidden: {} }] }] }),
  tours: () => Promise.resolve({ presets: [], tours: [] }),
  layer: () => Promise.resolve({ features: [{ geometry: POINT, properties: { id: 'one', name: {} } }] }),
} as unknown as Library;

beforeEach(() => {
  vi.stubGlobal('ResizeObserver', vi.fn());
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** An embed of the given published view, and the requests that a page around it can send. */
function talk(options: EmbedOptions = EMBED_DEFAULTS) {
  const session = new Session(sample, library, PUBLISHED_VIEW);
  session.camera = { lon: 113, lat: 34, zoom: 8 };
  let host: Host | undefined;
  const allowedParents: AllowedParents = {
    ports: new Set(),
    serve: (one) => (host = one),
    close: () => undefined,
  };
  openTalk(session, allowedParents, options, () => undefined);
  const ask = (method: string, params?: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const server = {
        postMessage: ({ result, error }: { result: unknown; error?: { code: string } }) => {
          if (error) reject(Object.assign(new Error(), error));
          else resolve(result);
        },
      } as unknown as MessagePort;
      host?.hear(server, { id: 1, method, params });
    });
  return { session, ask, linkOf: async () => ((await ask('getView')) as { link: string }).link };
}

describe('the link of a view', () => {
  it('is complete and has no embed options, so it opens in the atlas and in other embeds', async () => {
    const { linkOf } = talk({
      toggle: ['stations'],
      live: true,
      hosts: ['https://x.example'],
      scheme: 'auto',
      title: 'T',
    });
    const link = await linkOf();
    const expected = { ...PUBLISHED_VIEW, at: { lon: 113, lat: 34, zoom: 8 } };
    expect(decodeView(sample, link)).toEqual({ view: expected, ignored: [] });
    const other = { ...home(sample), on: ['cities'], hidden: { cities: ['a'] }, moment: '2030' };
    expect(decodeEmbed(sample, link, other)).toEqual({
      view: expected,
      options: EMBED_DEFAULTS,
      ignored: [],
    });
  });
  it('keeps a colour scheme that was chosen', async () => {
    const { ask, linkOf } = talk();
    expect(await linkOf()).not.toContain('ground');
    await ask('change', { ground: 'night' });
    expect(await linkOf()).toContain('&ground=night');
  });
});

describe('a request to select', () => {
  it('refuses an unknown feature and changes nothing', async () => {
    const { session, ask } = talk();
    for (const sel of ['stations/none', 'nowhere/one', 'stations'])
      await expect(ask('change', { sel, on: 'cities' })).rejects.toMatchObject({ code: 'unknown' });
    expect(session.view).toEqual(PUBLISHED_VIEW);
    await ask('change', { sel: 'stations/one' });
    expect(session.view.sel).toEqual({ layer: 'stations', feature: 'one' });
  });
  it('refuses unknown elements of the plan, chapters and layers, whatever their id', async () => {
    const { session, ask } = talk();
    for (const name of [...Object.getOwnPropertyNames(Object.prototype), 'nosuch'])
      for (const change of [
        ...['on', 'op', 'hide', 'at', 'plan', 't', 'lang', 'ground', 'toggle', 'live'].map((key) => ({
          [key]: name,
        })),
        ...[
          { sel: `${name}/one` },
          { sel: `stations/${name}` },
          { story: `${name}/${name}` },
          { hide: `${name}:a` },
        ],
      ])
        await expect(ask('change', change), JSON.stringify(change)).rejects.toMatchObject({
          code: 'unknown',
        });
    expect(session.view).toEqual(PUBLISHED_VIEW);
    await ask('change', { plan: 'core' });
    expect(session.view.plan).toBe('core');
  });
  it('is carried out or refused, and leaves a View that a link can express', async () => {
    const { session, ask } = talk();
    const names = fc.constantFrom(
      ...Object.getOwnPropertyNames(Object.prototype),
      ...[
        'stations',
        'cities',
        'one',
        'core',
        '2030',
        'en',
        '',
        '0.5',
        '34,113,9',
        '\u202e',
        'x'.repeat(2000),
      ],
    );
    const value = fc.oneof(
      names,
      fc.tuple(names, fc.constantFrom('/', ':', ',', '.'), names).map((parts) => parts.join('')),
      fc.string({ unit: 'binary' }),
      fc.anything({ withNullPrototype: true }),
      fc.constant(null),
    );
    const keys = [
      ...LINK_KEYS,
      'v',
      'host',
      'lon',
      'lat',
      'zoom',
      'bounds',
      'constructor',
      '__proto__',
      'toString',
    ];
    const method = fc.oneof(fc.constantFrom('getView', 'change', 'flyTo'), names);
    const params = fc.oneof(fc.dictionary(fc.constantFrom(...keys), value, { maxKeys: 3 }), value);
    await fc.assert(
      fc.asyncProperty(method, params, async (name, asked) => {
        const outcome = await ask(name, asked).then(
          () => 'done',
          (error: unknown) => (error as { code: string }).code,
        );
        expect(['done', 'bad-request', 'unknown']).toContain(outcome);
        const said = encodeView(sample, session.view);
        expect(decodeView(sample, said)).toMatchObject({
          view: { ...session.view, at: expect.toSatisfy(() => true) as null },
          ignored: [],
        });
      }),
      { numRuns: 500 },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
  it('quotes a refused value only up to a readable length', async () => {
    const { ask } = talk();
    const refused = ask('change', { on: 'x'.repeat(2000), sel: 'y'.repeat(2000) });
    await expect(refused).rejects.toMatchObject({ code: 'unknown' });
  });
  it('moves the map from the opening extent, later only to unseen features, never after a camera request', async () => {
    const { session, ask } = talk();
    const refs = [{ layer: 'stations', feature: 'one' }];
    await ask('change', { sel: 'stations/one' });
    await vi.waitFor(() => {
      expect(session.flight).toEqual({ to: 'features', refs });
    });
    session.view = { ...session.view, sel: null, at: session.camera };
    await ask('change', { sel: 'stations/one' });
    expect(session.flight).toEqual({ to: 'features', refs, unseen: true });
    session.flight = null;
    await ask('change', { sel: 'stations/one', at: '34.5,113.5,9' });
    await ask('change', { lang: 'zh' });
    expect(session.flight).toBeNull();
  });
  it('is carried out in turn, even if later requests need not wait for a layer', async () => {
    const { session, ask } = talk();
    const view = ask('change', { sel: 'stations/one' }).then(() => session.view.on);
    await Promise.all([ask('change', { on: 'cities', sel: '' }), view]);
    expect(session.view).toMatchObject({ on: ['cities'], sel: null });
  });
});
