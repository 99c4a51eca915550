/** The forms that a share is given away in, by the order of their tabs, and what is pasted of each. */
import type { Snippets } from '../../domain/embed/snippet.ts';

export type Form = 'iframe' | 'component' | 'picture' | 'link';

export const formsOf = ({ picture }: Snippets): readonly Form[] =>
  picture === null ? ['iframe', 'component', 'link'] : ['iframe', 'component', 'picture', 'link'];

/** The form that was asked for, as long as the share has it: pictures are made of published views alone. */
export const formIn = (snippets: Snippets, asked: Form): Form =>
  formsOf(snippets).includes(asked) ? asked : 'iframe';

/** The code of a form; null for links, which are two addresses and no code. */
export const codeOf = (snippets: Snippets, form: Form): string | null =>
  form === 'link' ? null : snippets[form];
