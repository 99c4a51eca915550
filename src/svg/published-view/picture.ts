/** A published view as a standalone picture: map, title, legend, sources, approval and the address of the atlas. */
import { altText } from '../../domain/embed/published-layers.ts';
import { PICTURES, type PictureForm } from '../../domain/embed/published-view.ts';
import { composeLong } from './long.ts';
import { PAPER, type Composed, type PublishedPicture } from './parts.ts';
import { composePortrait } from './portrait.ts';
import { composeCard, composeCover, composePreview } from './preview.ts';
import { composeSquare } from './square.ts';
import { FONTS } from '../scene.ts';
import { escape } from '../label/label.ts';

const COMPOSE: Readonly<Record<PictureForm, (p: PublishedPicture) => Composed>> = {
  preview: composePreview,
  cover: composeCover,
  card: composeCard,
  square: composeSquare,
  portrait: composePortrait,
  long: composeLong,
};

/** A standalone `<svg>` of the published view in this form. */
export const drawPublishedPicture = (p: PublishedPicture, form: PictureForm): string =>
  p.lang === 'zh'
    ? lean(drawn(p, form))
    : halfWidth(
        lean(drawn({ ...p, measure: (text, size, bold) => p.measure(halfWidth(text), size, bold) }, form)),
      );

/**
 * The app’s font has some punctuation only at the width of Chinese characters. English text uses the plain
 * equivalents.
 */
const halfWidth = (text: string): string =>
  text.replace(/[‘’]/g, "'").replace(/[“”]/g, '&#34;').replaceAll(' · ', '·');

/** Removes what only an SVG map in a page needs: data for placing labels again and for finding features at a tap. */
const lean = (svg: string): string =>
  hatchedOnce(svg)
    .replace(/ data-(?:l|of|ref|layer|slot|paper|night)="[^"]*"/g, '')
    .replace(/(<g color="[^"]*">)<title>[^<]*<\/title>/g, '$1');

/** A layer with highlighted features is drawn in two parts, each with the same hatch. The first hatch serves both. */
function hatchedOnce(svg: string): string {
  const seen = new Set<string>();
  return svg.replace(/<pattern id="(hatch-[^"]*)".*?<\/pattern>/g, (hatch, id: string) => {
    const isFirst = !seen.has(id);
    seen.add(id);
    return isFirst ? hatch : '';
  });
}

function drawn(p: PublishedPicture, form: PictureForm): string {
  const { catalogue, publishedView, lang } = p;
  const { height, body, layers } = COMPOSE[form](p);
  const [w, h] = [String(PICTURES[form].width), String(height)];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" role="img" ` +
    `lang="${lang === 'zh' ? 'zh-CN' : 'en'}" font-family="${escape(FONTS)}">` +
    `<title>${escape(publishedView.preset.title[lang])}</title><desc>${escape(altText(catalogue, publishedView, layers, lang))}</desc>` +
    `<rect width="${w}" height="${h}" fill="${PAPER}"/>${body}</svg>`
  );
}
