/**
 * Puts the codes of the share panel through editors and sanitizers of newsrooms (tests/editors) and into pages of
 * every layout, and checks the results in the browser, on a phone and in a column.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test, type Page } from '@playwright/test';
import { build } from 'vite';
import { markdownExample } from '../../src/app/embed/examples.ts';
import { publishedViewsOf } from '../../src/domain/embed/published-view.ts';
import {
  PUBLISHED_SIZE,
  publishedSnippets,
  type EmbedSize,
  type Snippets,
} from '../../src/domain/embed/snippet.ts';
import { catalogue, index } from './atlas.ts';

const editors = resolve(import.meta.dirname, '../editors');
const packages = join(editors, 'node_modules');
const WIDTHS = [360, 720];

/** How an editor or sanitizer processes HTML. */
interface Editor {
  /** Its script in the page. */
  script?: () => string | Promise<string>;
  /**
   * Processes a text: body of an async function of `html` and `root`, an element of the page; or a function for Node.
   */
  take: string | ((html: string) => string | Promise<string>);
  /** Text before and after the code. */
  around?: readonly [string, string];
  /** Keeps only the text of elements that it does not know. */
  keepsText?: boolean;
  /** Prints unknown tags as text, by its settings. */
  printsTags?: boolean;
  /** Its defaults allow no pictures. */
  dropsPictures?: boolean;
}
const file = (path: string) => () => readFileSync(join(packages, path), 'utf8');
const load = (path: string): Promise<unknown> => import(pathToFileURL(join(packages, path)).href);

/** A script that bundles modules; `name` holds their exports. */
const bundle = (entry: string, name: string) => async (): Promise<string> => {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry: join(editors, entry), formats: ['iife'], name } },
  });
  const [output] = Array.isArray(made) ? made : [];
  const [chunk] = output?.output ?? [];
  if (chunk?.type !== 'chunk') throw new Error(`${entry}: got no script of it`);
  return chunk.code;
};

type SanitizeHtml = ((html: string, options?: object) => string) & { defaults: { allowedTags: string[] } };
const sanitizeHtml = async (): Promise<SanitizeHtml> =>
  ((await load('sanitize-html/index.js')) as { default: SanitizeHtml }).default;

type MarkdownIt = new (options?: object) => { render: (text: string) => string };
const markdown = async (text: string, options?: object): Promise<string> => {
  const { default: Markdown } = (await load('markdown-it/dist/markdown-it.mjs')) as { default: MarkdownIt };
  return new Markdown(options).render(text);
};

interface Processor {
  use: (plugin: unknown, options?: object) => Processor;
  process: (text: string) => Promise<unknown>;
}
async function rehype(html: string): Promise<string> {
  const [{ unified }, ...plugins] = (await Promise.all(
    ['unified', 'rehype-parse', 'rehype-sanitize', 'rehype-stringify'].map((name) =>
      load(`${name}/index.js`),
    ),
  )) as [{ unified: () => Processor }, ...{ default: unknown }[]];
  const processor = plugins.reduce((p, { default: plugin }) => p.use(plugin, { fragment: true }), unified());
  return String(await processor.process(html));
}

/** Enough prose for Readability to recognise an article. */
const PROSE = '<p>城际铁路、市域快线与地铁相互衔接，沿线城市的居民出行时间明显缩短。</p>'.repeat(20);

const EDITORS: Readonly<Record<string, Editor>> = {
  'wangEditor 5': {
    script: file('@wangeditor/editor/dist/index.js'),
    take: `const editor = wangEditor.createEditor({ selector: root }); editor.setHtml(html); return editor.getHtml();`,
    keepsText: true,
  },
  'TinyMCE 8': {
    script: file('tinymce/tinymce.min.js'),
    take: `const area = root.appendChild(document.createElement('textarea'));
      const [editor] = await tinymce.init({ target: area, license_key: 'gpl', promotion: false,
        base_url: '/editors/tinymce', suffix: '.min' });
      editor.setContent(html); return editor.getContent();`,
  },
  'Quill 2': {
    script: file('quill/dist/quill.js'),
    take: `const quill = new Quill(root); quill.clipboard.dangerouslyPasteHTML(html); return quill.root.innerHTML;`,
  },
  'Tiptap 3': {
    script: bundle('tiptap.js', 'tiptap'),
    take: `const { Editor, Image, StarterKit } = tiptap;
      return new Editor({ element: root, extensions: [StarterKit, Image], content: html }).getHTML();`,
  },
  'Editor.js': {
    script: file('@editorjs/editorjs/dist/editorjs.umd.js'),
    take: `const editor = new EditorJS({ holder: root }); await editor.isReady;
      const clipboardData = new DataTransfer(); clipboardData.setData('text/html', html);
      const block = root.querySelector('[contenteditable]'); block.focus();
      block.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      while (!root.textContent.includes('AFTER')) await new Promise(requestAnimationFrame);
      return (await editor.save()).blocks.map(({ data }) => '<p>' + data.text + '</p>').join('');`,
    dropsPictures: true,
  },
  DOMPurify: { script: file('dompurify/dist/purify.js'), take: `return DOMPurify.sanitize(html);` },
  'DOMPurify with frames': {
    script: file('dompurify/dist/purify.js'),
    take: `return DOMPurify.sanitize(html, { ADD_TAGS: ['iframe'], ADD_ATTR: ['allow', 'frameborder', 'sandbox'] });`,
  },
  'js-xss': { script: file('xss/dist/xss.js'), take: `return filterXSS(html);`, printsTags: true },
  'js-xss without tags': {
    script: file('xss/dist/xss.js'),
    take: `return filterXSS(html, { stripIgnoreTag: true });`,
  },
  'sanitize-html': { take: async (html) => (await sanitizeHtml())(html), dropsPictures: true },
  'sanitize-html with frames': {
    take: async (html) => {
      const sanitize = await sanitizeHtml();
      return sanitize(html, {
        allowedTags: [...sanitize.defaults.allowedTags, 'img', 'iframe'],
        allowedAttributes: {
          a: ['href'],
          img: ['src', 'alt', 'width'],
          iframe: ['src', 'width', 'height', 'frameborder'],
        },
      });
    },
  },
  'rehype-sanitize': { take: rehype },
  'markdown-it with HTML': {
    take: (text) => markdown(text, { html: true, linkify: true }),
    around: ['BEFORE\n\n', '\n\nAFTER'],
  },
  Readability: {
    script: file('@mozilla/readability/Readability.js'),
    take: `const article = '<title>t</title><article>${PROSE}' + html + '${PROSE}</article>';
      const read = new Readability(new DOMParser().parseFromString(article, 'text/html')).parse().content;
      return read.replace(/<(div id="readability|\\/div|\\/?article)[^>]*>/g, '');`,
  },
};

const publishedView = publishedViewsOf(index).find(({ key }) => key === 'rail');
if (!publishedView) throw new Error('tours: got no published view rail');
const WRAPPED: EmbedSize = { ...PUBLISHED_SIZE, wrapped: true };
const FIXED: EmbedSize = { fluid: false, width: 640, height: 480 };
const codesOf = (site: string, embedSize?: EmbedSize): Snippets =>
  publishedSnippets({ catalogue, index, site }, publishedView, 'zh', [], embedSize);

/** Serves pages of a news site by path, and the files of the editors. The embed is replaced by one line. */
async function serve(page: Page, articles: ReadonlyMap<string, string>): Promise<void> {
  await page.route('**/embed/rail/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><p>embedded</p>' }),
  );
  await page.route('**/editors/**', (route) => {
    const path = join(packages, new URL(route.request().url()).pathname.replace('/editors/', ''));
    return existsSync(path) ? route.fulfill({ path }) : route.fulfill({ status: 404 });
  });
  await page.route('**/article/**', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: articles.get(new URL(route.request().url()).pathname) ?? '',
    }),
  );
}
const article = (body: string): string =>
  `<!doctype html><meta name="viewport" content="width=device-width"><title>article</title>
  <style>body { margin: 0 auto; max-width: 720px; overflow-wrap: anywhere }</style>${body}`;

/** Checks that nothing extends over the sides, and that the text after the code is below everything before it. */
async function expectWhole(page: Page, what: string): Promise<void> {
  const { wide, covered } = await page.evaluate(() => {
    const after = document.querySelector('#after, body > p:last-of-type')?.getBoundingClientRect();
    const maps = [...document.querySelectorAll('iframe, zhengzhou-atlas, img')];
    return {
      wide: document.documentElement.scrollWidth - innerWidth,
      covered: maps.filter((map) => map.getBoundingClientRect().bottom > (after?.top ?? -Infinity) + 1)
        .length,
    };
  });
  expect({ wide, covered }, what).toEqual({ wide: 0, covered: 0 });
}

/** Checks that the article continues after the code, its link leads to the atlas, and link and picture occur once. */
async function expectKept(page: Page, what: string, atlas: string, pictures: number): Promise<void> {
  const text = await page.locator('body').innerText();
  expect(text, what).toMatch(/BEFORE[\s\S]*AFTER/);
  const link = page.locator('a', { hasText: '轨道上的都市圈' });
  await expect(link, what).toHaveCount(1);
  // If the component's script is kept too, it shows its map instead.
  const isLive = await page.evaluate(() => customElements.get('zhengzhou-atlas') !== undefined);
  await expect(isLive ? page.locator('zhengzhou-atlas iframe') : link, what).toBeVisible();
  // Some editors write the link relative to the page.
  expect(await link.evaluate((a: HTMLAnchorElement) => a.href), what).toBe(atlas);
  await expect(page.locator('img'), what).toHaveCount(pictures);
}

for (const [name, editor] of Object.entries(EDITORS))
  test(`the codes survive ${name}`, async ({ page, baseURL }) => {
    const { script, take, around, printsTags, keepsText, dropsPictures } = editor;
    const site = baseURL ?? '';
    const codes = codesOf(site);
    const wrapped = codesOf(site, WRAPPED);
    const forms = {
      iframe: codes.iframe,
      component: codes.component,
      picture: codes.picture ?? '',
      'wrapped iframe': wrapped.iframe,
      'wrapped component': wrapped.component,
    };
    const articles = new Map([['/article/editor', article('<div id="root"></div>')]]);
    await serve(page, articles);
    const [before, after] = around ?? ['<p>BEFORE</p>\n', '\n<p>AFTER</p>'];
    const scriptText = await script?.();
    const taken = async (html: string): Promise<string> => {
      if (typeof take !== 'string') return take(html);
      await page.goto(`${site}article/editor`);
      await page.addScriptTag({ content: scriptText ?? '' });
      return page.evaluate<string>(
        `(async (html, root) => { ${take} })(${JSON.stringify(html)}, document.querySelector('#root'))`,
      );
    };
    for (const [form, code] of Object.entries(forms)) {
      const left = await taken(before + code + after);
      const what = `${name}, ${form}: ${left}`;
      const isComponent = form.includes('component');
      // A component that is kept shows its map instead of the picture.
      const keepsComponent = left.includes('<zhengzhou-atlas');
      articles.set('/article/left', article(left));
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(`${site}article/left`);
        const text = await page.locator('body').innerText();
        if (!printsTags) expect(text, what).not.toMatch(/[{<>]|aspect-ratio|!important/);
        expect(text, what).not.toMatch(/noscript|zhengzhou-atlas\{/);
        if (keepsText && isComponent) {
          expect(text, what).toMatch(/BEFORE[\s\S]*轨道上的都市圈[\s\S]*AFTER/);
          continue;
        }
        const hasPicture = (isComponent || form === 'picture') && !dropsPictures;
        await expectKept(page, what, codes.atlas, Number(hasPicture));
        if (hasPicture) {
          await expect(page.locator(keepsComponent ? 'zhengzhou-atlas' : 'img'), what).toBeVisible();
          const box = await page.locator('img').boundingBox();
          if (box && form === 'picture') expect(box.width / box.height, what).toBeCloseTo(1200 / 630, 1);
        }
        await expectWhole(page, what);
      }
    }
  });

test('the guide’s Markdown gives a picture and a link where HTML is not accepted', async ({
  page,
  baseURL,
}) => {
  const site = baseURL ?? '';
  const { key, preset } = publishedView;
  const code = markdownExample({ catalogue, index, lang: 'zh', site, publishedView: { ...preset, id: key } });
  await serve(page, new Map([['/article/left', article(await markdown(`BEFORE\n\n${code}\n\nAFTER`))]]));
  await page.goto(`${site}article/left`);
  await expectKept(page, code, codesOf(site).atlas, 1);
  expect(await page.locator('img').getAttribute('alt')).toContain('轨道上的都市圈');
});

test('a code widens no layout of a page, and breaks out of no wrapper', async ({ page, baseURL }) => {
  const site = baseURL ?? '';
  const around: Readonly<Record<string, [string, string]>> = {
    block: ['<div>', '</div>'],
    'grid item': ['<div style="display:grid"><div>', '</div></div>'],
    'grid item itself': ['<div style="display:grid">', '</div>'],
    'flex item': ['<div style="display:flex"><div>', '</div></div>'],
    'flex item itself': ['<div style="display:flex">', '</div>'],
    'table cell': ['<table><tr><td>', '</td></tr></table>'],
    'fit-content figure': ['<figure style="width:fit-content;margin:0">', '</figure>'],
  };
  const wrapper = (ratio: number): [string, string] => [
    `<style>.wrap{position:relative;padding-bottom:${String(100 / ratio)}%;height:0}.wrap p{margin:0}
      .wrap iframe,.wrap zhengzhou-atlas{position:absolute;inset:0;width:100%;height:100%}</style><div class="wrap">`,
    '</div>',
  ];
  const articles = new Map<string, string>();
  const pages: string[] = [];
  const add = (what: string, [before, after]: [string, string], code: string): void => {
    const path = `/article/${encodeURIComponent(what)}`;
    articles.set(path, article(`<p>before</p>${before}${code}${after}<p id="after">after</p>`));
    pages.push(path);
  };
  for (const [embedSizeName, embedSize] of Object.entries({ fluid: PUBLISHED_SIZE, fixed: FIXED }))
    for (const form of ['iframe', 'component', 'picture'] as const)
      for (const [name, places] of Object.entries(around))
        add(`${embedSizeName} ${form} ${name}`, places, codesOf(site, embedSize)[form] ?? '');
  const withoutLink = (code: string): string => code.replace(/<p><a .*<\/p>/s, '');
  for (const form of ['iframe', 'component'] as const)
    add(`${form} in a wrapper`, wrapper(16 / 9), withoutLink(codesOf(site, WRAPPED)[form]));
  await serve(page, articles);
  for (const path of pages)
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(site.replace(/\/$/, '') + path);
      const component = page.locator('zhengzhou-atlas');
      if (path.includes('component'))
        await expect(component.locator('iframe').contentFrame().getByText('embedded')).toBeAttached();
      await expectWhole(page, `${decodeURIComponent(path)} at ${String(width)}`);
      // If its place is as wide as the text, the component is too.
      if (/fluid%20component%20(block|grid)/.test(path))
        expect((await component.boundingBox())?.width, path).toBe(width);
    }
});
