// @vitest-environment jsdom
/** The built share kit: complete, of the right sizes, with true statements about itself, and with working links. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import jsQR from 'jsqr';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { isPublic, siteOf } from '../../scripts/site.ts';
import { makeKit, type ShareKit } from '../../scripts/steps/share/kit.ts';
import type { OEmbed } from '../../scripts/steps/share/oembed.ts';
import { readCatalogue, type BuiltFile, type TourIndex } from '../../src/domain/layer/catalogue.ts';
import { readLayerData } from '../../src/domain/layer/feature.ts';
import { decodeView } from '../../src/domain/view/link.ts';
import { estimate } from '../../src/svg/label/labels.ts';
import { highlightedOf, publishedLayers, seriesOf } from '../../src/domain/embed/published-layers.ts';
import {
  embedPageOf,
  galleryPageOf,
  oembedOf,
  PICTURES,
  pictureOf,
  publishedViewsOf,
  type PictureForm,
} from '../../src/domain/embed/published-view.ts';
import { approvalText, say } from '../../src/domain/text/text.ts';

const dist = resolve(import.meta.dirname, '../../dist');
if (!existsSync(join(dist, 'share/kit.json')))
  throw new Error('share kit: got no dist/share/kit.json, expected it: run npm run build first');
const read = (address: string): string => readFileSync(join(dist, address), 'utf8');
const json = ({ href }: Pick<BuiltFile, 'href'>): unknown => JSON.parse(read(`data/${href}`));

const catalogue = readCatalogue(json({ href: 'catalogue.json' }));
const index = json(catalogue.tours) as TourIndex;
const kit = JSON.parse(read('share/kit.json')) as ShareKit;
const publishedViews = publishedViewsOf(index);
/** The public address of the atlas, if the build knew it. */
const site = siteOf();
const LANGS = ['zh', 'en'] as const;
const FORMS = Object.keys(PICTURES) as PictureForm[];

const data = new Map(catalogue.layers.map((l) => [l.id, readLayerData(l.id, json(l.file))]));
const dataOf = ({ id }: { id: string }) => {
  const found = data.get(id);
  if (!found) throw new Error(`no layer ${id}`);
  return found;
};

const MOST_BYTES: Readonly<Record<PictureForm, number>> = {
  preview: 200_000,
  cover: 230_000,
  card: 260_000,
  // The network of expressways needs the most bytes.
  square: 210_000,
  // Taller pictures have more pixels and show more of the map: the long one has up to five times as many as a preview.
  portrait: 290_000,
  long: 430_000,
};

/** Least font size. Phones show a picture of 1080 pixels at a third of its width, and a preview at half of that. */
const LEAST_TYPE: Readonly<Record<PictureForm, number>> = {
  preview: 18,
  cover: 18,
  card: 18,
  square: 20,
  portrait: 26,
  long: 28,
};

/** The size of every text, from its own attribute or from the style of the map. */
function sizesOf(page: Document): number[] {
  const style = page.querySelector('style')?.textContent ?? '';
  const named = new Map(
    Array.from(style.matchAll(/\.(t\d+)\{font-size:([\d.]+)px/g), ([, name = '', size]) => [
      name,
      Number(size),
    ]),
  );
  return Array.from(page.querySelectorAll('text'), (text) => {
    const own =
      text.getAttribute('font-size') ?? /font-size:([\d.]+)/.exec(text.getAttribute('style') ?? '')?.[1];
    const size = own === undefined ? named.get(text.classList.item(0) ?? '') : Number(own);
    // Without a size, text has 16 pixels.
    return size ?? 16;
  });
}

/** Names that the edges of the map cut. */
function cutOff(page: Document): string[] {
  const map = page.querySelector('svg.svg-map');
  const width = Number(map?.getAttribute('width'));
  const height = Number(map?.getAttribute('height'));
  const sizes = sizesOf(page);
  return Array.from(page.querySelectorAll('text')).flatMap((text, i) => {
    if (!text.parentElement?.matches('svg.svg-map [data-slot=label], svg.svg-map [data-slot=label] *'))
      return [];
    const size = sizes[i] ?? NaN;
    const [x, y] = ['x', 'y'].map((name) => Number(text.getAttribute(name)));
    const lines = text.children.length > 0 ? Array.from(text.children) : [text];
    const half = Math.max(...lines.map((line) => estimate(line.textContent, size))) / 2;
    const inside = (x ?? NaN) - half >= -1 && (x ?? NaN) + half <= width + 1;
    return inside && (y ?? NaN) >= 0 && (y ?? NaN) <= height ? [] : [text.textContent];
  });
}

/** Width and height of a PNG, from its header. */
function pngSize(file: Buffer): { width: number; height: number } {
  expect(file.subarray(1, 4).toString('latin1')).toBe('PNG');
  return { width: file.readUInt32BE(16), height: file.readUInt32BE(20) };
}

/** The text that a phone reads from the QR code: in the panel of a wide picture, else in the lower right corner. */
async function scan(file: Buffer, form: PictureForm): Promise<string | undefined> {
  const { width, height } = pngSize(file);
  const corner = { width: 460, height: Math.min(height, 480) };
  const { data: pixels, info } = await sharp(file)
    .extract({
      left: ['preview', 'cover', 'card'].includes(form) ? 0 : width - corner.width,
      top: height - corner.height,
      ...corner,
    })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const read = jsQR(new Uint8ClampedArray(pixels), info.width, info.height)?.data;
  // jsQR takes rings with a core for corners of a code, and then returns an empty text.
  return read === '' ? undefined : read;
}

describe('the share kit', () => {
  it('lists every preset and chapter, in their order', () => {
    expect(publishedViews.length).toBeGreaterThan(index.presets.length);
    expect(kit.plates.map(({ key }) => key)).toEqual(publishedViews.map(({ key }) => key));
    expect(kit.site).toBe(site?.href ?? null);
  });

  it('has every picture of every published view in both languages as SVG and as PNG, and no others', () => {
    const named = publishedViews.flatMap(({ key }) =>
      LANGS.flatMap((lang) =>
        FORMS.flatMap((form) => (['svg', 'png'] as const).map((type) => pictureOf(key, lang, form, type))),
      ),
    );
    const found = readdirSync(join(dist, 'share'), { recursive: true, encoding: 'utf8' })
      .map((name) => `share/${name.replaceAll('\\', '/')}`)
      .filter((name) => /\.(svg|png)$/.test(name));
    expect(found.sort()).toEqual(named.sort());
  });

  it.each(LANGS)('is linked completely in the gallery: %s', (lang) => {
    const page = read(`${galleryPageOf(lang)}index.html`);
    for (const { key } of publishedViews)
      for (const form of FORMS)
        for (const type of ['svg', 'png'] as const)
          expect(page).toContain(`/${pictureOf(key, lang, form, type)}"`);
  });
});

/** Only QR codes are drawn with crisp edges (src/svg/published-view/code.ts). */
const CODE = 'shape-rendering="crispEdges"';

describe.each(publishedViews.map((publishedView) => ({ key: publishedView.key, publishedView })))(
  '$key',
  ({ key, publishedView }) => {
    const own = kit.plates.find((p) => p.key === key);
    if (!own) throw new Error(`share kit: got no published view ${key}, expected it`);
    const layers = publishedLayers(catalogue, publishedView, dataOf);

    describe.each(LANGS)('%s', (lang) => {
      it.each(FORMS)('%s: SVG with title, approval line, disclaimer, and without other origins', (form) => {
        const svg = read(pictureOf(key, lang, form, 'svg'));
        const { width, height } = own.pictures[lang][form];
        expect(width).toBe(PICTURES[form].width);
        if (PICTURES[form].height !== 'auto') expect(height).toBe(PICTURES[form].height);
        expect(Buffer.byteLength(svg)).toBe(own.pictures[lang][form].svg);
        expect(svg).toMatch(new RegExp(`^<svg [^>]*width="${String(width)}" height="${String(height)}"`));

        const page = new DOMParser().parseFromString(svg, 'image/svg+xml');
        expect(page.querySelector('parsererror')).toBeNull();
        const words = plainly(Array.from(page.querySelectorAll('text'), (t) => t.textContent).join(' '));
        expect(words).toContain(plainly(approvalText(catalogue, lang)));
        expect(words).toContain(plainly(say(lang, 'disclaimer')));
        expect(words).toContain(plainly(publishedView.preset.title[lang]));
        // If the address of the atlas is not known, the picture says so and names no machine.
        const nowhere = plainly(lang === 'zh' ? '图集网址：未写明' : 'Address of the atlas: not given');
        if (isPublic(site)) expect(words).not.toContain(nowhere);
        else expect(words).toContain(nowhere);
        expect(svg).not.toContain('localhost');
        // In little space the legend lists fewer layers, starting with the map's first one.
        for (const { entry } of form === 'long' ? layers : layers.slice(0, 1))
          expect(words, entry.id).toContain(plainly(entry.title[lang]));
        const series = seriesOf(index, publishedView)?.title[lang];
        if (series !== undefined) expect(words).toContain(plainly(series));
        const cited = words.slice(words.search(/来源|Sources/));
        expect(cited.slice(0, 40)).not.toMatch(/^.{0,20}(未记录|notrecorded)/);
        expect(sizesOf(page).filter((size) => size < LEAST_TYPE[form])).toEqual([]);
        expect(cutOff(page)).toEqual([]);
        // A shared picture has no files beside it, so all references must be internal.
        const led = [...svg.matchAll(/(?:href="|url\()([^")]+)/g)].map(([, to = '']) => to);
        expect(led.filter((to) => !to.startsWith('data:') && !to.startsWith('#'))).toEqual([]);
        const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
        expect(ids.filter((id, i) => ids.indexOf(id) < i)).toEqual([]);
        for (const to of led.filter((t) => t.startsWith('#')))
          expect(page.querySelector(`[id="${to.slice(1)}"]`), to).not.toBeNull();
        const map = page.querySelector('svg.svg-map');
        if (form === 'portrait' || form === 'square')
          expect(Number(map?.getAttribute('height'))).toBeGreaterThanOrEqual(0.4 * height - 1);
        // No line consists of a single character that was wrapped.
        const broken = Array.from(page.querySelectorAll('svg > text > tspan + tspan'), (t) => t.textContent);
        expect(broken.filter((line) => /^.[，。、；：）”]?$/u.test(line))).toEqual([]);
        // Lines and dots must scale with the text.
        expect(svg).not.toContain('vector-effect');
        expect(svg).not.toMatch(/<script|\son[a-z]+=|NaN|undefined/);
      });

      it.each(FORMS)(
        '%s: PNG of the right size and weight, with a QR code that leads to the published view, or without one',
        async (form) => {
          const file = readFileSync(join(dist, pictureOf(key, lang, form, 'png')));
          const { width, height, png } = own.pictures[lang][form];
          expect(pngSize(file)).toEqual({ width, height });
          expect(file.length).toBe(png);
          expect(file.length).toBeLessThanOrEqual(MOST_BYTES[form]);
          // The PNG is made from the SVG: a code that the SVG lacks need not be searched for.
          const svg = read(pictureOf(key, lang, form, 'svg'));
          expect(svg.includes(CODE)).toBe(isPublic(site));
          if (isPublic(site)) expect(await scan(file, form)).toBe(site.href + own.atlas[lang]);
        },
      );

      it('has a link to a view of the atlas that shows the published view', () => {
        const { view, ignored } = decodeView(catalogue, own.atlas[lang]);
        expect(ignored).toEqual([]);
        expect(view.lang).toBe(lang);
        if (publishedView.story) expect(view.story).toEqual(publishedView.story);
        else {
          expect([...view.on].sort()).toEqual([...publishedView.preset.on].sort());
          expect(view.hidden).toEqual(publishedView.preset.hidden);
          expect(view.moment).toBe(publishedView.preset.moment ?? null);
          expect(view.at).not.toBeNull();
        }
      });

      it('has an alternative text', () => {
        const alt = own.alt[lang];
        expect(alt).toContain(publishedView.preset.title[lang]);
        expect(layers.length).toBeGreaterThan(0);
        for (const { entry, data: shown } of layers) {
          const count = String(shown.features.length);
          expect(alt).toContain(
            lang === 'zh' ? `${entry.title.zh}（${count}个要素）` : `${entry.title.en} (${count} feature`,
          );
        }
        for (const { properties: p } of layers.flatMap((layer) => highlightedOf(publishedView, layer)))
          expect(alt).toContain((p.short ?? p.name)[lang]);
        expect(alt).toContain((publishedView.preset.moment ?? catalogue.edition).slice(0, 4));
      });

      it('has an oEmbed answer if and only if the build knew the address', () => {
        expect(existsSync(join(dist, oembedOf(key, lang)))).toBe(site !== null);
        expect(own.oembed?.[lang] ?? null).toBe(site && oembedOf(key, lang));
      });
    });
  },
);

describe('a kit with a known address', () => {
  const SITE = 'https://atlas.example/zhengzhou/';
  const [publishedView] = publishedViews;
  if (!publishedView) throw new Error('share kit: got no published view, expected at least one preset');
  const files = new Map<string, Buffer>();
  const at = (address: string): Buffer => {
    const file = files.get(address);
    if (!file) throw new Error(`share kit: got no ${address}, expected it`);
    return file;
  };
  let made: ShareKit | null = null;
  beforeAll(async () => {
    made = await makeKit({
      root: resolve(dist, '..'),
      catalogue,
      index: { presets: [publishedView.preset], tours: [] },
      site: new URL(SITE),
      json,
      bytes: ({ href }) => readFileSync(join(dist, 'data', href)),
      write: (address, content) => files.set(address, Buffer.from(content)),
    });
  });

  describe.each(LANGS)('%s', (lang) => {
    it.each(FORMS)('%s: names it, and has a QR code that leads to the published view', async (form) => {
      expect(at(pictureOf(publishedView.key, lang, form, 'svg')).toString()).toContain(
        'atlas.example/zhengzhou<',
      );
      expect(at(pictureOf(publishedView.key, lang, form, 'svg')).toString()).toContain(CODE);
      const scanned = await scan(at(pictureOf(publishedView.key, lang, form, 'png')), form);
      expect(scanned).toBe(SITE + (made?.plates[0]?.atlas[lang] ?? ''));
    });

    it('has an oEmbed answer that follows the specification', () => {
      const answer = JSON.parse(at(oembedOf(publishedView.key, lang)).toString()) as OEmbed;
      expect(problemsOf(answer)).toEqual([]);
      expect(answer.title).toBe(publishedView.preset.title[lang]);
      const page = new DOMParser().parseFromString(answer.html, 'text/html');
      const embedSize = page.querySelector('iframe');
      expect(embedSize?.getAttribute('src')).toBe(SITE + embedPageOf(index, publishedView.key, lang));
      expect(embedSize?.getAttribute('title')).toContain(publishedView.preset.title[lang]);
      expect(embedSize?.getAttribute('loading')).toBe('lazy');
      expect(embedSize?.getAttribute('sandbox')).toBe(
        'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox',
      );
      // The frame is closed, so that it does not swallow the text after it.
      const link = page.querySelector('iframe ~ a, p:has(iframe) + p > a')?.getAttribute('href') ?? '';
      expect(link.startsWith(SITE)).toBe(true);
      expect(decodeView(catalogue, new URL(link).hash).ignored).toEqual([]);
      expect(pngSize(at(answer.thumbnail_url.slice(SITE.length)))).toEqual({
        width: answer.thumbnail_width,
        height: answer.thumbnail_height,
      });
    });
  });
});

/** A text without spaces, and with the plain signs that English pictures use. */
function plainly(text: string): string {
  return text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, '');
}

/** Violations of oembed.com, 2.3.4, in a rich answer. */
function problemsOf(answer: Partial<Record<keyof OEmbed, unknown>>): string[] {
  const problems: string[] = [];
  const must = (good: boolean, what: string): void => {
    if (!good) problems.push(what);
  };
  const text = (value: unknown): boolean => typeof value === 'string' && value !== '';
  const whole = (value: unknown): boolean =>
    typeof value === 'string' && URL.canParse(value) && /^https?:/.test(value);
  const size = (value: unknown): boolean => Number.isInteger(value) && Number(value) > 0;
  must(answer.type === 'rich', 'type');
  must(answer.version === '1.0', 'version');
  must(text(answer.html), 'html');
  must(size(answer.width), 'width');
  must(size(answer.height), 'height');
  must(text(answer.title), 'title');
  must(text(answer.provider_name), 'provider_name');
  must(whole(answer.provider_url), 'provider_url');
  must(answer.cache_age === undefined || size(answer.cache_age), 'cache_age');
  const thumbnail = [answer.thumbnail_url, answer.thumbnail_width, answer.thumbnail_height];
  must(
    thumbnail.every((v) => v === undefined) ||
      (whole(thumbnail[0]) && size(thumbnail[1]) && size(thumbnail[2])),
    'thumbnail: all three or none',
  );
  return problems;
}
