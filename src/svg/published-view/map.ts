/** The map in a published view's picture. */
import type { LayerEntry } from '../../domain/layer/catalogue.ts';
import { fit, fromScreen, type Camera, type Size } from '../../domain/geometry/geo.ts';
import { DIMMED } from '../../domain/map/basemap.ts';
import { highlightedOf, publishedLayers, type PublishedLayer } from '../../domain/embed/published-layers.ts';
import { drawScene } from '../scene.ts';
import type { DrawnLayer } from '../svg-map.ts';
import { short } from '../short.ts';
import { locatorOf } from './locator.ts';
import { BORDER, SCHEME, type PublishedPicture } from './parts.ts';

/** Width of the edge that does not count as visible, desktop pixels. */
const RIM = 8;

/** The camera of a map of this size, and the parts of the published view's layers that it shows. */
export function sightOf(
  { catalogue, publishedView, dataOf }: PublishedPicture,
  size: Size,
  scale: number,
): { camera: Camera; layers: PublishedLayer[] } {
  const margin = 22 * scale;
  const padding = { top: margin, right: margin, bottom: margin * 1.4, left: margin };
  const camera = fit(publishedView.preset.bounds, size, padding, catalogue.zoom[1]);
  // Features that only touch the edges are left out, because readers could not recognize them.
  const rim = RIM * scale;
  const [west, north] = fromScreen(camera, size, rim, rim);
  const [east, south] = fromScreen(camera, size, size.width - rim, size.height - rim);
  return { camera, layers: publishedLayers(catalogue, publishedView, dataOf, [west, south, east, north]) };
}

/** The map of the published view, and the layers that it shows. */
export function mapOf(
  p: PublishedPicture,
  size: Size,
  scale: number,
): { layers: PublishedLayer[]; svg: string } {
  const { catalogue, publishedView, lang } = p;
  const { camera, layers } = sightOf(p, size, scale);
  const raises = layers.some((layer) => highlightedOf(publishedView, layer).length > 0);
  const drawn = layers.flatMap((layer): (DrawnLayer & { opacity?: number })[] => {
    const { minzoom: _, ...entry } = layer.entry;
    const named: LayerEntry = { ...entry, label: entry.label === false ? false : { minzoom: 0 } };
    if (!raises) return [{ entry: named, data: layer.data }];
    const highlighted = highlightedOf(publishedView, layer);
    const rest = layer.data.features.filter((f) => !highlighted.includes(f));
    return [
      { entry: { ...named, label: false }, data: { ...layer.data, features: rest }, opacity: DIMMED },
      { entry: named, data: { ...layer.data, features: highlighted } },
    ];
  });
  const locator = locatorOf(p, layers, camera, size, scale);
  const title = { ...catalogue, title: publishedView.preset.title };
  const svg = drawScene({
    catalogue: title,
    files: p.files,
    layers: drawn,
    camera,
    size,
    lang,
    scheme: SCHEME,
    scale,
    furniture: locator ? [locator.box] : [],
  });
  return { layers, svg: locator ? svg.replace(/<\/svg>$/, `${locator.svg}</svg>`) : svg };
}

/** A picture placed inside the picture. */
export const placed = (svg: string, x: number, y: number): string =>
  svg.replace('<svg xmlns="http://www.w3.org/2000/svg"', `<svg x="${String(x)}" y="${String(y)}"`);

/** The line at the map's edge. */
export const rule = (x0: number, y0: number, x1: number, y1: number): string =>
  `<path d="M${short(x0, 1)} ${short(y0, 1)}L${short(x1, 1)} ${short(y1, 1)}" stroke="${BORDER}"/>`;
