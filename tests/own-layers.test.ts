/**
 * A reader's own layer, which the catalogue does not have: the GL map's scene draws it, the panel lists it, its card
 * opens, and links leave it out. The SVG map has its test in src/ui/svg-map/redraw.test.ts.
 */
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { Layers } from '../src/domain/layer/layers.ts';
import { publishedLayers } from '../src/domain/embed/published-layers.ts';
import { decodeView, encodeView } from '../src/domain/view/link.ts';
import { afterStory, chapterView } from '../src/domain/view/story.ts';
import { layersTitle } from '../src/domain/view/title.ts';
import { home } from '../src/domain/view/view.ts';
import { LayerCache } from '../src/map/gl-map/layer-cache.ts';
import { sceneOf } from '../src/map/scene/scene.ts';
import { adopt } from '../src/state/adopt.ts';
import { openLibrary } from '../src/state/load.ts';
import { updatePresent } from '../src/state/present.ts';
import { Session } from '../src/state/session.svelte.ts';
import FeatureCard from '../src/ui/card/FeatureCard.svelte';
import LayerDetails from '../src/ui/layers/LayerDetails.svelte';
import LayerPanel from '../src/ui/layers/LayerPanel.svelte';
import { ownLayer } from './own-layer.ts';
import { sample } from './sample-catalogue.ts';

const SITE = { layer: 'mine', feature: 'site' };
const own = ownLayer();

/** A session whose reader has brought the layer. No layer of the catalogue is on, so nothing is fetched. */
function open(): Session {
  const library = openLibrary(sample, 'https://atlas.test/data/');
  const session = new Session(sample, library, { ...home(sample), on: [] });
  session.bring(own);
  return session;
}

describe('a layer that is not in the catalogue', () => {
  it('is a layer like others, and has an id of its own', () => {
    const layers = new Layers(sample).adding(own);
    expect(layers.get('mine')).toBe(own);
    expect(layers.of(['mine', 'cities', 'nowhere']).map(({ id }) => id)).toEqual(['cities', 'mine']);
    expect(() => layers.need('nowhere')).toThrow('layer nowhere: is neither in the catalogue nor');
    expect(() => layers.adding(ownLayer({ id: 'cities' }))).toThrow('got two with the id cities');
    expect(layers.adding(ownLayer({ count: 9 })).own.map(({ count }) => count)).toEqual([9]);
    expect(layers.without('mine').get('mine')).toBeUndefined();
    expect(layersTitle({ layers: layers.all }, { ...home(sample), on: ['mine'] })).toBe('我的选址');
  });

  it('goes on when it is brought, and off when it is dropped', () => {
    const session = open();
    expect(session.view.on).toEqual(['mine']);
    session.choose(SITE);
    session.drop('mine');
    expect(session.view).toMatchObject({ on: [], sel: null });
    expect(session.entry('mine')).toBeUndefined();
  });

  it('is drawn by the scene of the GL map', async () => {
    const session = open();
    const cache = new LayerCache({
      edition: sample.edition,
      layers: () => session.layers,
      load: (layer) => session.library?.layer(layer) ?? Promise.reject(new Error('no library')),
      settled: (layer, failure) => {
        expect([layer, failure]).toEqual(['mine', null]);
      },
    });
    await cache.want(session.view.on, null);
    const scene = sceneOf({
      catalogue: sample,
      layers: session.layers.all,
      basemap: { type: 'FeatureCollection', features: [] },
      relief: undefined,
      drawn: cache.drawn(null),
      view: { ...session.view, sel: SITE },
      highlighted: [],
      scale: 1,
    });
    expect(Object.keys(scene.sources)).toEqual(expect.arrayContaining(['mine', 'highlighted/mine']));
    const ids = scene.layers.map(({ id }) => id);
    expect(ids).toEqual(
      expect.arrayContaining(['mine/area', 'mine/line', 'mine/name-area', 'highlighted/mine/ink-line']),
    );
  });

  it('has its combinations, and can be part of a published view', async () => {
    const session = open();
    await updatePresent(session, session.view, true);
    expect(session.combinations.mine).toEqual(own.combinations);
    const preset = { ...sample, id: 'x', text: own.title, on: ['mine'], hidden: {}, highlight: [] };
    const [layer] = publishedLayers(
      { layers: session.layers.own, edition: sample.edition },
      { key: 'x', preset, story: null },
      ({ data }) => data,
    );
    expect(layer?.entry.count).toBe(own.count);
  });

  it('is listed with its legend, and has a card and details, but no page', () => {
    const session = open();
    const panel = render(LayerPanel, { props: { session } }).body;
    expect(panel).toContain('我的图层');
    expect(panel).toMatch(/data-layer-row="mine"[\s\S]*class="swatch"[\s\S]*我的选址/);
    session.drop('mine');
    expect(render(LayerPanel, { props: { session } }).body).not.toContain('我的图层');

    session.bring(own);
    const card = render(FeatureCard, { props: { session, ref: SITE, onclose: () => undefined } }).body;
    expect(card).toMatch(/<h2[^>]*>名fill<\/h2>/);
    expect(card).toContain('我的选址');
    const details = render(LayerDetails, { props: { session, layer: own } }).body;
    expect(details).toContain('自己画的');
    expect(details).not.toContain('href="layers/');
  });

  it('is in no link, but stays on when a link is opened', () => {
    const session = open();
    session.choose(SITE);
    session.view = { ...session.view, opacity: { mine: 0.5 }, hidden: { mine: ['old'] } };
    const link = encodeView(sample, session.view);
    expect(link).toBe(encodeView(sample, { ...home(sample), on: [] }));

    adopt(session, decodeView(sample, 'v=1&on=cities&op=cities:0.3'));
    expect(session.view).toMatchObject({
      on: ['cities', 'mine'],
      opacity: { cities: 0.3, mine: 0.5 },
      hidden: { mine: ['old'] },
    });
    expect(session.notes).toEqual([]);
  });

  it('stays on after a story in which it was turned on', () => {
    const chapter = {
      ...{ id: 'one', title: own.title, text: own.title, seconds: 5 },
      ...{ on: ['cities'], hidden: {}, bounds: sample.bounds, highlight: [] },
    };
    const tour = { id: 'tour', title: own.title, summary: own.summary, chapters: [chapter] };
    const before = home(sample);
    const first = chapterView(sample, before, { tour, chapter, at: 0 });
    expect(afterStory(sample, { ...first, on: [...first.on, 'mine'] }, first, before).on).toEqual([
      'cities',
      'mine',
    ]);
  });
});
