/** Writes pages about the whole atlas in both languages, readable and printable without any script. */
import type { BuiltFile, Catalogue } from '../../domain/layer/catalogue.ts';
import type { Lang } from '../../domain/view/view.ts';
import { LANGS, pageDocument, upFrom, type PageText } from './document.ts';
import { firstPublishedView } from './first-published-view.ts';

/** What the build passes to functions that write pages. */
export interface PageContext {
  catalogue: Catalogue;
  /** Returns the parsed JSON of a built file. */
  read: (file: BuiltFile) => unknown;
  /** Absolute address of the atlas, which ends with a slash; null if the build does not know it. */
  site: string | null;
  /** Code of the script for pages that show code (app/embed/code.ts). */
  codeScript: string;
}

export interface WholePage {
  addressIn: (lang: Lang) => string;
  title: (lang: Lang) => string;
  lead: (lang: Lang) => string;
  /** Head and body as Svelte renders them; `up` is the relative address of the atlas's root. */
  render: (lang: Lang, up: string) => Pick<PageText, 'head' | 'body'>;
  script?: (lang: Lang, up: string) => string;
}

/** The page by address (`quality/`) in each language. Each is written when its function is called. */
export function wholePages(
  { catalogue, read, site }: PageContext,
  { addressIn, title, lead, render, script }: WholePage,
): ReadonlyMap<string, () => string> {
  const publishedView = firstPublishedView(catalogue, read);
  return new Map(
    LANGS.map((lang) => {
      const address = addressIn(lang);
      const write = (): string => {
        // Svelte's result has getters, so its fields are read one by one; a spread would not copy them.
        const up = upFrom(address);
        const { head, body } = render(lang, up);
        return pageDocument({
          title: `${title(lang)} · ${catalogue.title[lang]}`,
          description: lead(lang),
          lang,
          addressIn,
          scheme: 'reader',
          siteName: catalogue.title[lang],
          site,
          publishedView: publishedView(lang),
          head,
          body,
          ...(script ? { script: script(lang, up) } : {}),
        });
      };
      return [address, write] as const;
    }),
  );
}
