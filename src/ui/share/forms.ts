/** The forms of a share in the order of their tabs, and the code of each. */
import type { Snippets } from '../../domain/embed/snippet.ts';

export type Form = 'iframe' | 'component' | 'picture' | 'link';

export const formsOf = ({ picture }: Snippets): readonly Form[] =>
  picture === null ? ['iframe', 'component', 'link'] : ['iframe', 'component', 'picture', 'link'];

/** The requested form if the share has it, else the first: only published views have pictures. */
export const formIn = (snippets: Snippets, asked: Form): Form =>
  formsOf(snippets).includes(asked) ? asked : 'iframe';

/** The code of a form; null for links, which are two addresses and no code. */
export const codeOf = (snippets: Snippets, form: Form): string | null =>
  form === 'link' ? null : snippets[form];
