/**
 * A standalone map picture, for cards, thumbnails, prints and the README. It has plain values, no script and no page
 * CSS.
 */
import type { Catalogue, Seat } from '../domain/layer/catalogue.ts';
import { refText, type LayerData } from '../domain/layer/feature.ts';
import { isAreaMark } from '../domain/layer/mark-slot.ts';
import { boundsOf, positions, type Camera, type Size } from '../domain/geometry/geo.ts';
import { DOT_RIM, drawnZoom, SEATS } from '../domain/map/basemap.ts';
import type { Scheme } from '../domain/legend/palette.ts';
import { approvalText, say } from '../domain/text/text.ts';
import type { Lang } from '../domain/view/view.ts';
import { pictureProjection, toSvg, windowOf } from './projection.ts';
import { drawBasemapShapes, type BasemapFiles } from './basemap/basemap.ts';
import { basemapLabels } from './basemap/basemap-names.ts';
import { estimate, LEADING, meet, placeLabels, WAY, type Box } from './label/labels.ts';
import { drawShapes, inDrawingOrder, labelsOf } from './layer.ts';
import type { SvgMapLayer } from './part.ts';
import { pictureTarget, type RenderTarget } from './render-target.ts';
import { short } from './short.ts';
import { drawHatchTile } from './shape.ts';
import { slotsOf, type DrawnLayer } from './svg-map.ts';
import { rulesOf } from './style.ts';
import { drawLabel, escape, type Label } from './label/label.ts';

export interface SceneOptions {
  catalogue: Catalogue;
  files: BasemapFiles;
  layers: readonly (DrawnLayer & { opacity?: number })[];
  camera: Camera;
  /** Size of the picture in pixels. */
  size: Size;
  lang: Lang;
  scheme: Scheme;
  /** Factor for widths and font sizes relative to a desktop screen. Default: 1. */
  scale?: number;
  /** Whether to draw labels of the basemap and of features. Default: true. */
  labels?: boolean;
  /** Parts of the picture that other content covers. */
  furniture?: readonly Box[];
  /** Further credits after the approval number and the disclaimer. */
  credits?: readonly string[];
}

export const FONTS =
  "'Noto Sans SC','Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',sans-serif";

/** The approval number (or a note that there is none) and the disclaimer. Every picture of the map has them. */
export const creditLine = (
  catalogue: Pick<Catalogue, 'approval'>,
  lang: Lang,
  more: readonly string[] = [],
): string =>
  [approvalText(catalogue, lang), say(lang, 'disclaimer'), ...more].join(lang === 'zh' ? '　' : ' · ');

/**
 * Font size of the credits and the space around them, desktop pixels; and the opacity of the background under them.
 */
const CREDITS = { size: 11, edge: 6, opacity: 0.86 };

/** The credits in one line, or in several lines if the picture is too narrow. */
function creditsOf({ catalogue, lang, credits, size, scale = 1 }: SceneOptions): string[] {
  const line = creditLine(catalogue, lang, credits);
  const fits = (estimate(line, CREDITS.size) + 2 * CREDITS.edge) * scale <= size.width;
  return fits ? [line] : [approvalText(catalogue, lang), say(lang, 'disclaimer'), ...(credits ?? [])];
}

/** The corner that the credits cover. */
function creditsBox(options: SceneOptions): Box {
  const { size, scale = 1 } = options;
  const lines = creditsOf(options);
  const wide = Math.max(...lines.map((line) => estimate(line, CREDITS.size)));
  const high = CREDITS.size * LEADING * lines.length;
  return [
    Math.max(0, size.width - (wide + 2 * CREDITS.edge) * scale),
    size.height - (high + CREDITS.edge) * scale,
    size.width,
    size.height,
  ];
}

/** The credits on a background, so that they are readable whatever the map draws there. */
function drawCredits(target: RenderTarget, options: SceneOptions): string {
  const { size, scale = 1 } = options;
  const [x, y, right, bottom] = creditsBox(options);
  const lines = creditsOf(options);
  const high = CREDITS.size * LEADING * scale;
  const end = short(size.width - CREDITS.edge * scale, 1);
  return (
    `<rect x="${short(x, 1)}" y="${short(y, 1)}" width="${short(right - x, 1)}" height="${short(bottom - y, 1)}" ` +
    `fill="${target.schemeColor('background')}" fill-opacity="${short(CREDITS.opacity, 2)}"/>` +
    lines
      .map(
        (line, i) =>
          `<text class="t11 quiet" x="${end}" y="${short(y + (i + 0.5) * high + 0.65 * CREDITS.size * scale, 1)}" ` +
          `style="text-anchor:end">${escape(line)}</text>`,
      )
      .join('')
  );
}

/** Whether the dot of a seat is whole: neither the picture's edge nor other content cuts it. */
function isWhole(
  { projection }: RenderTarget,
  { lon, lat, rank }: Seat,
  { width, height }: Size,
  scale: number,
  furniture: readonly Box[],
): boolean {
  const [x, y] = toSvg(projection, lon, lat);
  const r = (SEATS[rank].dot / 2 + DOT_RIM) * scale;
  const onPicture = x >= r && y >= r && x <= width - r && y <= height - r;
  return onPicture && !furniture.some((box) => meet([x - r, y - r, x + r, y + r], box));
}

/**
 * The share of an area that its own name may cover; and the ratio of length to breadth from which an area has no
 * middle.
 */
const COVERED = 0.4;
const LONG = 2.5;
/** Space between an area and the name beside it, desktop pixels. */
const BESIDE_AREA = 3;

/** The names of areas. Names that would cover their area are placed beside it. */
function besideAreas(
  { projection }: RenderTarget,
  labels: Label[],
  { layer, features }: LayerData,
  scale: number,
): Label[] {
  const areas = new Map(
    features
      .filter(({ properties: { mark } }) => isAreaMark(mark))
      .map(({ properties: { id }, geometry }) => [
        refText({ layer, feature: id }),
        boundsOf(positions(geometry)),
      ]),
  );
  return labels.map((label) => {
    const area = areas.get(label.ref ?? '');
    if (!area) return label;
    const [left, top] = toSvg(projection, area[0], area[3]);
    const [right, bottom] = toSvg(projection, area[2], area[1]);
    const [w, h] = [right - left, bottom - top];
    const wide = Math.max(...label.lines.map((l) => estimate(l, label.size))) * scale;
    const high = label.lines.length * label.size * LEADING * scale;
    const covered = (Math.min(w, wide) * Math.min(h, high)) / (w * h);
    if (covered < COVERED || w > LONG * h || h > LONG * w) return label;
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    // It is placed before the names of dots, which find space more easily.
    return {
      ...label,
      x,
      y,
      gap: Math.max(w, h) / 2 / scale + BESIDE_AREA,
      area: true,
      priority: label.priority - 0.5,
    };
  });
}

/** The visible shapes and names of the layers, with labels placed. */
function picture(target: RenderTarget, options: SceneOptions): SvgMapLayer[] {
  const { catalogue, files, layers, camera, size, scheme, scale = 1, labels = true } = options;
  const zoom = drawnZoom(camera.zoom, 16 * scale);
  const shown = inDrawingOrder(layers).filter(({ entry }) => zoom >= (entry.minzoom ?? 0));
  const furniture = [creditsBox(options), ...(options.furniture ?? [])];
  const relief = files.relief?.[scheme];
  const own = {
    ...files,
    ...(relief === undefined ? {} : { relief: { paper: relief, night: relief } }),
    seats: files.seats.filter((seat) => isWhole(target, seat, size, scale, furniture)),
  };
  const base = drawBasemapShapes(target, catalogue, own, 'full');
  const names = labels
    ? [
        ...basemapLabels(target, catalogue, own, 'full'),
        ...[...shown]
          .reverse()
          .flatMap(({ entry, data }) => besideAreas(target, labelsOf(target, entry, data), data, scale)),
      ]
    : [];
  const large = names.map((l) => ({ ...l, size: l.size * scale, gap: l.gap * scale }));
  const sides = placeLabels(large, windowOf(target.projection, camera, size), zoom, {
    furniture,
  });
  const text = names.flatMap((label, i) => {
    const side = sides[i];
    if (!side) return [];
    const size = label.size * scale;
    const wide = Math.max(...label.lines.map((l) => estimate(l, size)));
    const high = label.lines.length * size * LEADING;
    const [dx, dy, part] = WAY[side];
    const gap = Math.abs(label.gap) * scale * part;
    const at = { ...label, x: label.x + dx * (gap + wide / 2), y: label.y + dy * (gap + high / 2) };
    return [drawLabel(target, at, 'on')];
  });
  return [
    { id: 'basemap', opacity: 1, parts: { ...base, label: (base.label ?? '') + text.join('') } },
    ...shown.map(({ entry, data, opacity = 1 }): SvgMapLayer => ({
      id: entry.id,
      opacity,
      parts: drawShapes(target, entry, data),
    })),
  ];
}

/** A standalone `<svg>` of exactly this camera and size. */
export function drawScene(options: SceneOptions): string {
  const { catalogue, camera, size, lang, scheme, scale = 1 } = options;
  const projection = pictureProjection(camera, size);
  const target = pictureTarget(projection, drawnZoom(camera.zoom, 16 * scale), scale, scheme, lang);
  const [w, h] = [short(size.width, 2), short(size.height, 2)];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" class="svg-map" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" ` +
    `role="img" aria-label="${escape(catalogue.title[lang])}" font-family="${escape(FONTS)}">` +
    `<style>${rulesOf(target)}</style><defs>${drawHatchTile(target)}</defs>` +
    `<rect width="${w}" height="${h}" fill="${target.schemeColor('background')}"/>${slotsOf(picture(target, options))}` +
    `${drawCredits(target, options)}</svg>`
  );
}
