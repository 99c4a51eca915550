// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ownLayer } from '../../../tests/own-layer.ts';
import { sample } from '../../../tests/sample-catalogue.ts';
import { basemap } from '../../../tests/small-map.ts';
import { openPage, type Page } from '../../../tests/small-page.ts';
import { home } from '../../domain/view/view.ts';
import { openLibrary } from '../../state/load.ts';
import { Session } from '../../state/session.svelte.ts';
import { openPainter } from './redraw.ts';

let page: Page;
beforeEach(() => {
  page = openPage();
});
afterEach(() => {
  page.svgMap.close();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});
/** The features of the reader's own layer that the SVG map shows. */
const drawn = (): (string | undefined)[] =>
  [...page.svg.querySelectorAll<SVGElement>('[data-layer=mine] [data-ref]')].map((g) => g.dataset.ref);

it('draws a layer that is not in the catalogue, and draws it anew when it is replaced', async () => {
  const library = {
    ...openLibrary(sample, 'https://atlas.test/data/'),
    basemap: () => Promise.resolve(basemap()),
  };
  // No layer of the catalogue is on, so nothing is fetched.
  const session = new Session(sample, library, { ...home(sample), on: [] });
  const painter = openPainter(page.svgMap, session, library);
  const { data } = ownLayer();

  session.bring(ownLayer());
  painter.paint(session.view, []);
  await vi.waitFor(() => {
    expect(drawn()).toEqual(['mine/site', 'mine/way']);
  });
  session.bring(ownLayer({ data: { ...data, features: data.features.slice(1) } }));
  painter.paint(session.view, []);
  await vi.waitFor(() => {
    expect(drawn()).toEqual(['mine/way']);
  });
  session.drop('mine');
  painter.paint(session.view, []);
  await vi.waitFor(() => {
    expect(drawn()).toEqual([]);
  });
  expect(session.failed).toEqual({});
});
