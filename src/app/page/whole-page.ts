/** A page about the whole atlas, which the build writes in both languages: readable and printable without any script. */
import type { BuiltFile, Catalogue } from '../../domain/layer/catalogue.ts';
import type { Lang } from '../../domain/view/view.ts';
import { LANGS, pageDocument, upFrom, type PageText } from './document.ts';
import { firstPublishedView } from './first-published-view.ts';

/** What the build gives to write pages from. */
export interface PageContext {
  catalogue: Catalogue;
  /** The parsed JSON of a built file. */
  read: (file: BuiltFile) => unknown;
  /** Absolute address of the atlas, which ends with a slash; null if the build does not know it. */
  site: string | null;
  /** What runs in pages that show code (app/embed/code.ts). */
  codeScript: string;
}

export interface WholePage {
  addressIn: (lang: Lang) => string;
  title: (lang: Lang) => string;
  lead: (lang: Lang) => string;
  /** As Svelte renders it; `up` is the address of the atlas from the page. */
  render: (lang: Lang, up: string) => Pick<PageText, 'head' | 'body'>;
  script?: (lang: Lang, up: string) => string;
}

/** The page by address (`quality/`), written when it is asked for. */
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
