/**
 * The codes of the share panel, put through the editors and sanitizers of newsrooms (tests/editors) and into pages of every
 * layout: what is left is looked at in the browser, on a phone and in a column.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { platesOf } from '../../src/domain/plate.ts';
import { PLATE_FRAME, plateSnippets, type Frame, type Snippets } from '../../src/domain/snippet.ts';
import { catalogue, index } from './atlas.ts';

const packages = resolve(import.meta.dirname, '../editors/node_modules');
const WIDTHS = [360, 720];

/** How an editor or sanitizer takes HTML: its script, and what makes its output of a text in the page. */
interface Editor {
  script: string;
  /** Body of an async function of `html` and `root`, an element of the page. */
  take: string;
  /** Of elements that it does not know it keeps the text alone. */
  keepsText?: boolean;
  /** It prints tags that it does not know as text, as it was told to. */
  printsTags?: boolean;
}
const EDITORS: Readonly<Record<string, Editor>> = {
  'wangEditor 5': {
    script: '@wangeditor/editor/dist/index.js',
    take: `const editor = wangEditor.createEditor({ selector: root }); editor.setHtml(html); return editor.getHtml();`,
    keepsText: true,
  },
  'TinyMCE 8': {
    script: 'tinymce/tinymce.min.js',
    take: `const area = root.appendChild(document.createElement('textarea'));
      const [editor] = await tinymce.init({ target: area, license_key: 'gpl', promotion: false,
        base_url: '/editors/tinymce', suffix: '.min' });
      editor.setContent(html); return editor.getContent();`,
  },
  'Quill 2': {
    script: 'quill/dist/quill.js',
    take: `const quill = new Quill(root); quill.clipboard.dangerouslyPasteHTML(html); return quill.root.innerHTML;`,
  },
  DOMPurify: { script: 'dompurify/dist/purify.js', take: `return DOMPurify.sanitize(html);` },
  'DOMPurify with frames': {
    script: 'dompurify/dist/purify.js',
    take: `return DOMPurify.sanitize(html, { ADD_TAGS: ['iframe'], ADD_ATTR: ['allow', 'frameborder', 'sandbox'] });`,
  },
  'js-xss': { script: 'xss/dist/xss.js', take: `return filterXSS(html);`, printsTags: true },
  'js-xss without tags': {
    script: 'xss/dist/xss.js',
    take: `return filterXSS(html, { stripIgnoreTag: true });`,
  },
};

const plate = platesOf(index).find(({ key }) => key === 'rail');
if (!plate) throw new Error('tours: got no plate rail');
const WRAPPED: Frame = { ...PLATE_FRAME, wrapped: true };
const FIXED: Frame = { fluid: false, width: 640, height: 480 };
const codesOf = (site: string, frame?: Frame): Snippets =>
  plateSnippets({ catalogue, index, site }, plate, 'zh', [], frame);

/** Pages of a news site, by path, with the files of the editors beside them; the embed is one line. */
async function serve(page: Page, articles: ReadonlyMap<string, string>): Promise<void> {
  await page.route('**/embed/rail/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><p>embedded</p>' }),
  );
  await page.route('**/editors/**', (route) => {
    const file = join(packages, new URL(route.request().url()).pathname.replace('/editors/', ''));
    return existsSync(file) ? route.fulfill({ path: file }) : route.fulfill({ status: 404 });
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

/** Nothing reaches past the sides, and what is said to come after is below all that is before it. */
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

for (const [name, { script, take, printsTags, keepsText }] of Object.entries(EDITORS))
  test(`the codes survive ${name}`, async ({ page, baseURL }) => {
    const site = baseURL ?? '';
    const codes = codesOf(site);
    const forms = {
      iframe: codes.iframe,
      component: codes.component,
      picture: codes.picture ?? '',
      wrapped: codesOf(site, WRAPPED).iframe,
    };
    const articles = new Map([['/article/editor', article('<div id="root"></div>')]]);
    await serve(page, articles);
    for (const [form, code] of Object.entries(forms)) {
      await page.goto(`${site}article/editor`);
      await page.addScriptTag({ content: readFileSync(join(packages, script), 'utf8') });
      const left = await page.evaluate<string>(
        `(async (html, root) => { ${take} })(${JSON.stringify(
          `<p>BEFORE</p>\n${code}\n<p>AFTER</p>`,
        )}, document.querySelector('#root'))`,
      );
      const what = `${name}, ${form}: ${left}`;
      articles.set('/article/left', article(left));
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(`${site}article/left`);
        const text = await page.locator('body').innerText();
        expect(text, what).toMatch(/BEFORE[\s\S]*AFTER/);
        if (!printsTags) expect(text, what).not.toMatch(/[{<>]|aspect-ratio|!important/);
        expect(text, what).not.toMatch(/noscript|zhengzhou-atlas\{/);
        if (keepsText && form === 'component') {
          expect(text, what).toContain('轨道上的都市圈');
          continue;
        }
        await expect(page.locator('a', { hasText: '轨道上的都市圈' }), what).toBeVisible();
        if (form === 'picture' || form === 'component') {
          // A component that is kept shows its map instead.
          const shown = page.locator(left.includes('<zhengzhou-atlas') ? 'zhengzhou-atlas' : 'img');
          await expect(shown, what).toBeVisible();
          const box = await page.locator('img').boundingBox();
          if (box && form === 'picture') expect(box.width / box.height, what).toBeCloseTo(1200 / 630, 1);
        }
        await expectWhole(page, what);
      }
    }
  });

test('no layout of a page is made wider by a code, and no wrapper of a page is left', async ({
  page,
  baseURL,
}) => {
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
  for (const [frameName, frame] of Object.entries({ fluid: PLATE_FRAME, fixed: FIXED }))
    for (const form of ['iframe', 'component', 'picture'] as const)
      for (const [name, places] of Object.entries(around))
        add(`${frameName} ${form} ${name}`, places, codesOf(site, frame)[form] ?? '');
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
      // Where its place is as wide as the text, so is it.
      if (/fluid%20component%20(block|grid)/.test(path))
        expect((await component.boundingBox())?.width, path).toBe(width);
    }
});
