/** A plate as a picture that travels alone: map, title, legend, sources, approval and the way to the atlas. */
import type { Catalogue, LayerEntry, Source } from '../domain/catalogue.ts';
import type { LayerData } from '../domain/feature.ts';
import { fit, fromScreen, project, type Bounds, type Size } from '../domain/geo.ts';
import { DIMMED } from '../domain/ground.ts';
import { GROUND_COLORS, hex } from '../domain/palette.ts';
import {
  altText,
  litOf,
  momentText,
  plateLayers,
  plateSources,
  type PlateLayer,
} from '../domain/plate-layers.ts';
import { PICTURES, type Plate, type PictureForm } from '../domain/plate.ts';
import { date } from '../domain/text.ts';
import type { Lang } from '../domain/view.ts';
import { paragraph, stack, type Block, type Type } from './block.ts';
import type { GroundFiles } from './ground.ts';
import { legendBlock } from './legend.ts';
import type { MeasureText } from './lines.ts';
import { inkOf } from './pen.ts';
import { drawScene, FONTS } from './scene.ts';
import type { DrawnLayer } from './sheet.ts';
import { short } from './short.ts';
import { swatchHatches } from './swatch.ts';
import { escape } from './text.ts';

export interface PlatePicture {
  catalogue: Catalogue;
  files: GroundFiles;
  dataOf: (entry: LayerEntry) => LayerData;
  plate: Plate;
  /** What the plate is a chapter of. */
  series: string | null;
  lang: Lang;
  /** The atlas's address as people write it, and that of the plate there as rows of modules; null if nobody knows it. */
  way: { name: string; qr: readonly (readonly boolean[])[] } | null;
  measure: MeasureText;
}

const GROUND = 'paper';
const { background: PAPER, ink: INK, quiet: QUIET, border: BORDER } = GROUND_COLORS[GROUND];
const ACCENT = hex('vermilion-1', GROUND);

/** Sizes of a form in pixels; `scale`: how many times larger than on a desktop the map is drawn. */
interface Measures {
  margin: number;
  scale: number;
  eyebrow: number;
  title: number;
  text: number;
  legend: number;
  small: number;
  qr: number;
}
const MEASURES: Readonly<Record<PictureForm, Measures>> = {
  preview: { margin: 34, scale: 1.45, eyebrow: 17, title: 42, text: 22, legend: 19, small: 13, qr: 112 },
  square: { margin: 40, scale: 1.75, eyebrow: 22, title: 54, text: 26, legend: 24, small: 17, qr: 136 },
  portrait: { margin: 64, scale: 2, eyebrow: 28, title: 76, text: 34, legend: 29, small: 20, qr: 190 },
  long: { margin: 64, scale: 2, eyebrow: 28, title: 76, text: 36, legend: 30, small: 23, qr: 260 },
};
/** Of the preview, whose words stand beside the map. */
const PANEL = 456;

const WORDS = {
  sources: { zh: '来源', en: 'Sources' },
  more: { zh: '等{count}项', en: 'and others, {count} in all' },
  credits: { zh: '底图', en: 'Ground' },
  creditsThere: { zh: '底图数据与全部来源见图集', en: 'Ground data and all sources: see the atlas' },
  scan: { zh: '扫码看互动地图', en: 'Scan for the live map' },
  noAddress: { zh: '图集网址：未写明', en: 'Address of the atlas: not given' },
  everything: { zh: '每个要素的来源、状态与精度', en: 'source, status and exactness of every feature' },
} as const;

/** The map of the plate, and what of the layers is in it. */
function mapOf(p: PlatePicture, size: Size, scale: number): { layers: PlateLayer[]; svg: string } {
  const { catalogue, plate, dataOf, lang } = p;
  const margin = 22 * scale;
  const camera = fit(plate.preset.bounds, size, {
    top: margin,
    right: margin,
    bottom: margin * 1.4,
    left: margin,
  });
  const [west, north] = fromScreen(camera, size, 0, 0);
  const [east, south] = fromScreen(camera, size, size.width, size.height);
  const layers = plateLayers(catalogue, plate, dataOf, [west, south, east, north]);
  const raises = layers.some((layer) => litOf(plate, layer).length > 0);
  const drawn = layers.flatMap((layer): (DrawnLayer & { opacity?: number })[] => {
    const { minzoom: _, ...entry } = layer.entry;
    const named: LayerEntry = { ...entry, label: entry.label === false ? false : { minzoom: 0 } };
    if (!raises) return [{ entry: named, data: layer.data }];
    const lit = litOf(plate, layer);
    const rest = layer.data.features.filter((f) => !lit.includes(f));
    return [
      { entry: { ...named, label: false }, data: { ...layer.data, features: rest }, opacity: DIMMED },
      { entry: named, data: { ...layer.data, features: lit } },
    ];
  });
  const title = { ...catalogue, title: plate.preset.title };
  const svg = drawScene({
    catalogue: title,
    files: p.files,
    layers: drawn,
    camera,
    size,
    lang,
    ground: GROUND,
    scale,
  });
  return { layers, svg };
}

/** Sources as one running line, of as many as there is room for. */
function sourcesLine(sources: readonly Source[], most: number, lang: Lang): string {
  const name = ({ outlet, date: when }: Source): string =>
    `${outlet[lang]}${when === undefined ? '' : ` ${when}`}`;
  const names = [...new Set(sources.map(name))];
  const more = names.length > most ? WORDS.more[lang].replace('{count}', String(sources.length)) : '';
  const list = names.slice(0, most).join(lang === 'zh' ? '；' : '; ');
  return `${WORDS.sources[lang]}${lang === 'zh' ? '：' : ': '}${list}${more && (lang === 'zh' ? more : `; ${more}`)}`;
}

/** A square of modules whose sides are whole pixels, about as large as asked for. */
function qrBlock(modules: readonly (readonly boolean[])[], side: number): Block & { width: number } {
  const module = Math.max(2, Math.round(side / modules.length));
  const own = module * modules.length;
  const runs = (x: number, y: number): string =>
    modules
      .flatMap((row, j) =>
        row.flatMap((dark, i) =>
          dark && !row[i - 1]
            ? (() => {
                const end = row.indexOf(false, i);
                const length = (end < 0 ? row.length : end) - i;
                return [
                  `M${String(x + i * module)} ${String(y + j * module)}h${String(length * module)}v${String(module)}h-${String(length * module)}z`,
                ];
              })()
            : [],
        ),
      )
      .join('');
  return {
    width: own,
    height: own,
    at: (x, y) =>
      `<path shape-rendering="crispEdges" fill="${INK}" d="${runs(Math.round(x), Math.round(y))}"/>`,
  };
}

/** The atlas's name with the series, a title, when it is, and the text where there is room. */
function headBlock(p: PlatePicture, form: PictureForm, width: number): Block {
  const { catalogue, plate, series, lang, measure } = p;
  const m = MEASURES[form];
  const write = (text: string, type: Type): Block => paragraph(text, width, type, measure);
  const moment = momentText(catalogue, plate.preset.moment, lang);
  // Beside the map there is no room for a second line of it.
  const names = [catalogue.title[lang], ...(series === null || form === 'preview' ? [] : [series])];
  // Height is dear in a square: there the moment stands in the first line.
  const eyebrow = [...names, ...(form === 'square' ? [moment] : [])].join(' · ');
  const inSize = (part: number): Block =>
    write(plate.preset.title[lang], {
      size: m.title * part,
      bold: true,
      color: INK,
      leading: 1.22,
      balanced: true,
    });
  // A long title is set smaller rather than in three lines.
  const title = [1, 0.9, 0.8].map(inSize).find(({ height }) => height <= m.title * 2.45) ?? inSize(0.7);
  const bar: Block = {
    height: 6,
    at: (x, y) =>
      `<rect x="${short(x, 1)}" y="${short(y, 1)}" width="${short(m.eyebrow * 3, 1)}" height="6" fill="${ACCENT}"/>`,
  };
  const when = form === 'square' ? [] : [write(moment, { size: m.eyebrow, color: QUIET, leading: 1.4 })];
  const words = form === 'portrait' || form === 'long';
  return stack(
    [
      stack(
        [bar, write(eyebrow, { size: m.eyebrow, bold: true, color: ACCENT, leading: 1.4 })],
        m.eyebrow * 0.6,
      ),
      stack([title, ...when], m.title * 0.16),
      ...(words ? [write(plate.preset.text[lang], { size: m.text, color: INK, leading: 1.6 })] : []),
    ],
    m.eyebrow * (words ? 0.9 : 0.4),
  );
}

/** Sources and credits, with the code that leads to the atlas. */
function footBlock(p: PlatePicture, form: PictureForm, width: number, sources: readonly Source[]): Block {
  const { lang, measure, catalogue, way } = p;
  const m = MEASURES[form];
  const code = way && qrBlock(way.qr, m.qr);
  const gap = m.margin * 0.6;
  const beside = code ? width - code.width - gap : width;
  const write = (text: string, type: Omit<Type, 'color'> & { color?: string }, wide = beside): Block =>
    paragraph(text, wide, { color: QUIET, leading: 1.45, ...type }, measure);
  const invitation = stack(
    [
      write(WORDS[way ? 'scan' : 'noAddress'][lang], { size: m.small * 1.25, bold: true, color: INK }),
      ...(way ? [write(way.name, { size: m.small, color: ACCENT })] : []),
    ],
    0,
  );
  const credits = `${WORDS.credits[lang]}${lang === 'zh' ? '：' : ': '}${catalogue.credits.map(({ text }) => text[lang]).join(lang === 'zh' ? '；' : '; ')}`;
  const withCode = (words: Block): Block => {
    if (!code) return words;
    const height = Math.max(words.height, code.height);
    return {
      height,
      at: (x, y) =>
        words.at(x, y + (height - words.height) / 2) +
        code.at(x + width - code.width, y + (height - code.height) / 2),
    };
  };
  switch (form) {
    case 'preview':
      return withCode(
        stack(
          [
            invitation,
            write(sourcesLine(sources, 2, lang), { size: m.small }),
            write(WORDS.creditsThere[lang], { size: m.small }),
          ],
          m.small * 0.3,
        ),
      );
    case 'square':
      return write(
        [
          sourcesLine(sources, 5, lang),
          WORDS.creditsThere[lang],
          ...(way ? [] : [WORDS.noAddress[lang]]),
        ].join(lang === 'zh' ? '。' : '. '),
        { size: m.small },
        width,
      );
    case 'portrait':
      return withCode(
        stack(
          [
            invitation,
            write(sourcesLine(sources, 5, lang), { size: m.small }),
            write(credits, { size: m.small * 0.85 }),
          ],
          m.small * 0.4,
        ),
      );
    case 'long':
      return stack(
        [
          sourcesBlock(p, width, sources),
          write(credits, { size: m.small * 0.9 }, width),
          withCode(
            stack(
              [
                write(WORDS[way ? 'scan' : 'noAddress'][lang], {
                  size: m.small * 1.6,
                  bold: true,
                  color: INK,
                }),
                ...(way
                  ? [
                      write(WORDS.everything[lang], { size: m.small }),
                      write(way.name, { size: m.small, color: ACCENT }),
                    ]
                  : []),
              ],
              m.small * 0.3,
            ),
          ),
        ],
        m.margin * 0.6,
      );
  }
}

/** In a square the code stands beside the legend. */
function codeColumn({ way, lang, measure }: PlatePicture): (Block & { width: number }) | null {
  if (!way) return null;
  const m = MEASURES.square;
  const code = qrBlock(way.qr, m.qr);
  const write = (text: string, bold: boolean, color: string): Block =>
    paragraph(text, code.width, { size: m.small * 0.95, bold, color, leading: 1.3 }, measure);
  return {
    ...stack([code, write(WORDS.scan[lang], true, INK), write(way.name, false, ACCENT)], m.small * 0.5),
    width: code.width,
  };
}

/** Sources that a long picture lists. */
const LISTED = 8;

function sourcesBlock({ lang, measure }: PlatePicture, width: number, sources: readonly Source[]): Block {
  const { small } = MEASURES.long;
  const rows = sources
    .slice(0, LISTED)
    .map(({ title, outlet, date: when }) =>
      paragraph(
        [outlet[lang], ...(when === undefined ? [] : [date(lang, when)]), title[lang]].join(
          lang === 'zh' ? '　' : ' · ',
        ),
        width,
        { size: small, color: QUIET, leading: 1.45 },
        measure,
      ),
    );
  const more =
    sources.length > LISTED
      ? [
          paragraph(
            WORDS.more[lang].replace('{count}', String(sources.length)),
            width,
            { size: small, color: QUIET, leading: 1.45 },
            measure,
          ),
        ]
      : [];
  const head = paragraph(WORDS.sources[lang], width, { size: small * 1.2, bold: true, color: INK }, measure);
  return stack([head, ...rows, ...more], small * 0.25);
}

/** How high a map of those bounds is best drawn in a picture as high as it must be. */
function mapHeight([w, s, e, n]: Bounds, width: number): number {
  const [x0, y0] = project(w, n);
  const [x1, y1] = project(e, s);
  return Math.round(Math.min(1.25, Math.max(0.72, (y1 - y0) / (x1 - x0) + 0.08)) * width);
}

/** A long picture may grow; its legend is set smaller before it gets this high. */
const LONG_LEGEND = 560;

/** A standalone `<svg>` of the plate in that form. */
export const drawPlate = (p: PlatePicture, form: PictureForm): string =>
  p.lang === 'zh'
    ? lean(drawn(p, form))
    : halfWidth(
        lean(drawn({ ...p, measure: (text, size, bold) => p.measure(halfWidth(text), size, bold) }, form)),
      );

/** The house's type has some signs only as wide as Chinese characters: English is set with their plain kin. */
const halfWidth = (text: string): string =>
  text.replace(/[‘’]/g, "'").replace(/[“”]/g, '&#34;').replaceAll(' · ', '·');

/** Without what only a sheet in a page needs: placing labels again, finding features under a finger. */
const lean = (svg: string): string =>
  svg
    .replace(/ data-(?:l|of|ref|layer|slot|paper|night)="[^"]*"/g, '')
    .replace(/(<g color="[^"]*">)<title>[^<]*<\/title>/g, '$1');

function drawn(p: PlatePicture, form: PictureForm): string {
  const { catalogue, plate, lang, measure } = p;
  const m = MEASURES[form];
  const { width } = PICTURES[form];
  const inner = (form === 'preview' ? PANEL : width) - 2 * m.margin;
  const head = headBlock(p, form, inner);
  const gap = m.margin * 0.6;
  const all = plateLayers(catalogue, plate, p.dataOf);
  const foot = footBlock(p, form, inner, plateSources(plate, all));
  const legendIn = (layers: readonly PlateLayer[], wide: number, most: number): Block =>
    legendBlock(
      layers.map(({ entry }) => entry),
      wide,
      most,
      { lang, ground: GROUND, measure, size: m.legend, scale: m.scale },
    );

  let height: number;
  let body: string;
  let map: { layers: PlateLayer[]; svg: string };
  if (form === 'preview') {
    height = PICTURES[form].height;
    const size = { width: width - PANEL, height };
    map = mapOf(p, size, m.scale);
    const room = height - 2 * m.margin - head.height - foot.height - 2 * gap;
    const legend = legendIn(map.layers, inner, room);
    body =
      head.at(m.margin, m.margin) +
      legend.at(m.margin, m.margin + head.height + gap) +
      foot.at(m.margin, height - m.margin - foot.height) +
      placed(map.svg, PANEL, 0) +
      rule(PANEL, 0, PANEL, height);
  } else {
    const aside = form === 'square' ? codeColumn(p) : null;
    const legendOf = (layers: readonly PlateLayer[], most: number): Block => {
      const legend = legendIn(layers, aside ? inner - aside.width - 2 * gap : inner, most);
      return aside
        ? {
            height: Math.max(legend.height, aside.height),
            at: (x, y) => legend.at(x, y) + aside.at(x + inner - aside.width, y),
          }
        : legend;
    };
    const fixed = 2 * m.margin + head.height + foot.height + 3 * gap;
    const most = form === 'long' ? LONG_LEGEND : Math.max(aside?.height ?? 0, 0.22 * PICTURES[form].height);
    const reserved = legendOf(all, most).height;
    const high =
      form === 'long'
        ? mapHeight(plate.preset.bounds, width)
        : Math.round(PICTURES[form].height - fixed - reserved);
    map = mapOf(p, { width, height: high }, m.scale);
    // More may come into sight than the plate's bounds hold: its legend has the same room.
    const legend = legendOf(map.layers, form === 'long' ? LONG_LEGEND : reserved);
    const top = Math.round(m.margin + head.height + gap);
    height = form === 'long' ? Math.ceil(fixed + high + legend.height) : PICTURES[form].height;
    body =
      head.at(m.margin, m.margin) +
      placed(map.svg, 0, top) +
      rule(0, top, width, top) +
      rule(0, top + high, width, top + high) +
      legend.at(m.margin, top + high + gap) +
      foot.at(m.margin, height - m.margin - foot.height);
  }
  const [w, h] = [String(width), String(height)];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" role="img" ` +
    `lang="${lang === 'zh' ? 'zh-CN' : 'en'}" font-family="${escape(FONTS)}">` +
    `<title>${escape(plate.preset.title[lang])}</title><desc>${escape(altText(catalogue, plate, map.layers, lang))}</desc>` +
    `<defs>${swatchHatches(body, inkOf(GROUND))}</defs><rect width="${w}" height="${h}" fill="${PAPER}"/>${body}</svg>`
  );
}

/** A picture within the picture. */
const placed = (svg: string, x: number, y: number): string =>
  svg.replace('<svg xmlns="http://www.w3.org/2000/svg"', `<svg x="${String(x)}" y="${String(y)}"`);

const rule = (x0: number, y0: number, x1: number, y1: number): string =>
  `<path d="M${short(x0, 1)} ${short(y0, 1)}L${short(x1, 1)} ${short(y1, 1)}" stroke="${BORDER}"/>`;
