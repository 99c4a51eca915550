/** The script tag of pages that show code (code.ts), and the address of the atlas in their codes. */
import type { Lang } from '../../domain/view/view.ts';
import { shareSay } from '../../ui/share/words.ts';
import { scriptTag } from '../page/inline.ts';
import type { PageContext } from '../page/whole-page.ts';

/** Stands for the atlas's address if the build does not know it. Nobody can own a name under `.example`. */
const SOMEWHERE = 'https://atlas.example/';

export const siteInCode = (site: string | null): string => site ?? SOMEWHERE;

export const codeTag = ({ site, codeScript }: PageContext, lang: Lang, up: string): string =>
  scriptTag(codeScript, {
    'data-up': up,
    'data-site': siteInCode(site),
    'data-copied': shareSay(lang, 'copied'),
    'data-failed': shareSay(lang, 'copySelected'),
  });
