/** A map picture that stands alone: for cards, thumbnails, prints and the README. Plain values, no script, no page CSS. */
import type { Catalogue } from '../domain/catalogue.ts';
import type { Camera, Size } from '../domain/geo.ts';
import { drawnZoom } from '../domain/ground.ts';
import type { Ground } from '../domain/palette.ts';
import { approvalText, say } from '../domain/text.ts';
import type { Lang } from '../domain/view.ts';
import { frameOfPicture, windowOf } from './frame.ts';
import { drawGroundShapes, type GroundFiles } from './ground.ts';
import { groundLabels } from './ground-names.ts';
import { estimate, LEADING, placeLabels, WAY, type Box } from './labels.ts';
import { drawShapes, inDrawingOrder, labelsOf } from './layer.ts';
import type { SheetLayer } from './part.ts';
import { picturePen, type Pen } from './pen.ts';
import { short } from './short.ts';
import { drawHatchTile } from './shape.ts';
import { slotsOf, type DrawnLayer } from './sheet.ts';
import { rulesOf } from './style.ts';
import { drawLabel, escape } from './text.ts';

export interface SceneOptions {
  catalogue: Catalogue;
  files: GroundFiles;
  layers: readonly (DrawnLayer & { opacity?: number })[];
  camera: Camera;
  /** Pixels of the picture. */
  size: Size;
  lang: Lang;
  ground: Ground;
  /** Widths and letters this many times as large as on a desktop screen; 1 when left out. */
  scale?: number;
  /** Labels of the ground and of features; yes when left out. */
  labels?: boolean;
  /** More credits behind the approval number and the disclaimer. */
  credits?: readonly string[];
}

export const FONTS =
  "'Noto Sans SC','Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',sans-serif";

/** The approval number (or that there is none) and the disclaimer: every picture of the map carries them. */
export const creditLine = (
  catalogue: Pick<Catalogue, 'approval'>,
  lang: Lang,
  more: readonly string[] = [],
): string =>
  [approvalText(catalogue, lang), say(lang, 'disclaimer'), ...more].join(lang === 'zh' ? '　' : ' · ');

/** Letters of the credits and the space to the picture's edge, desktop pixels. */
const CREDITS = { size: 11, edge: 8 };
const creditsOf = ({ catalogue, lang, credits }: SceneOptions): string =>
  creditLine(catalogue, lang, credits);

/** The corner that the credits take up. */
function creditsBox(options: SceneOptions): Box {
  const { size, scale = 1 } = options;
  const wide = estimate(creditsOf(options), CREDITS.size);
  const high = CREDITS.size * LEADING;
  return [
    size.width - (wide + CREDITS.edge) * scale,
    size.height - (high + CREDITS.edge) * scale,
    size.width,
    size.height,
  ];
}

/** What of the layers' shapes and names is seen, labels placed for good. */
function picture(pen: Pen, options: SceneOptions): SheetLayer[] {
  const { catalogue, files, layers, camera, size, ground, scale = 1, labels = true } = options;
  const zoom = drawnZoom(camera.zoom, 16 * scale);
  const shown = inDrawingOrder(layers).filter(({ entry }) => zoom >= (entry.minzoom ?? 0));
  const relief = files.relief?.[ground];
  const own = relief === undefined ? files : { ...files, relief: { paper: relief, night: relief } };
  const base = drawGroundShapes(pen, catalogue, own, 'full');
  const names = labels
    ? [
        ...groundLabels(pen, catalogue, files, 'full'),
        ...shown.toReversed().flatMap(({ entry, data }) => labelsOf(pen, entry, data)),
      ].map((l) => ({ ...l, size: l.size * scale, gap: l.gap * scale }))
    : [];
  const sides = placeLabels(names, windowOf(pen.frame, camera, size), zoom, {
    furniture: [creditsBox(options)],
    whole: true,
  });
  const text = names.flatMap((label, i) => {
    const side = sides[i];
    if (!side) return [];
    const wide = Math.max(...label.lines.map((l) => estimate(l, label.size)));
    const high = label.lines.length * label.size * LEADING;
    const [dx, dy] = WAY[side];
    const at = {
      ...label,
      size: label.size / scale,
      x: label.x + dx * (Math.abs(label.gap) + wide / 2),
      y: label.y + dy * (Math.abs(label.gap) + high / 2),
    };
    return [drawLabel(pen, at, 'on')];
  });
  return [
    { id: 'ground', opacity: 1, parts: { ...base, label: (base.label ?? '') + text.join('') } },
    ...shown.map(({ entry, data, opacity = 1 }): SheetLayer => ({
      id: entry.id,
      opacity,
      parts: drawShapes(pen, entry, data),
    })),
  ];
}

/** A standalone `<svg>` of exactly that camera and size. */
export function drawScene(options: SceneOptions): string {
  const { catalogue, camera, size, lang, ground, scale = 1 } = options;
  const frame = frameOfPicture(camera, size);
  const pen = picturePen(frame, drawnZoom(camera.zoom, 16 * scale), scale, ground, lang);
  const [w, h] = [short(size.width, 2), short(size.height, 2)];
  const line = creditsOf(options);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" class="sheet" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" ` +
    `role="img" aria-label="${escape(catalogue.title[lang])}" font-family="${escape(FONTS)}">` +
    `<style>${rulesOf(pen)}</style><defs>${drawHatchTile(pen)}</defs>` +
    `<rect width="${w}" height="${h}" fill="${pen.ground('background')}"/>${slotsOf(picture(pen, options))}` +
    `<text class="t11 quiet" x="${short(size.width - CREDITS.edge * scale, 1)}" ` +
    `y="${short(size.height - CREDITS.edge * scale, 1)}" ` +
    `style="text-anchor:end">${escape(line)}</text></svg>`
  );
}
