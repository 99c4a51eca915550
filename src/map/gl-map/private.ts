/**
 * Every private member of MapLibre that the atlas uses. Their types come from MapLibre's declarations, so this file no
 * longer compiles when a new version renames one; each comment says what users lose without it.
 */
import type { Map as MapLibre } from 'maplibre-gl';

/** Creates the object that draws glyphs from the fonts of the page. */
export type CreateRasterizer = MapLibre['style']['glyphManager']['createRasterizer'];
/** Cuts, loads and keeps the tiles of one source. */
export type TileManager = MapLibre['style']['tileManagers'][string];

/**
 * Sets the time in which labels fade, in milliseconds. MapLibre has an option for it, but no method. Without it labels
 * fade in behind the SVG map, and the GL map is shown later.
 */
export function setFadeDuration(map: MapLibre, milliseconds: number): void {
  map._fadeDuration = milliseconds;
}

/** Replaces what draws glyphs. Without it MapLibre draws every glyph itself, after everything else is ready. */
export function setRasterizer(map: MapLibre, create: CreateRasterizer): void {
  map.style.glyphManager.createRasterizer = create;
}

/** Tile managers of GeoJSON sources. Image sources are left out: they load only when they are painted. */
export const featureTiles = (map: MapLibre): TileManager[] =>
  Object.values(map.style.tileManagers).filter((manager) => manager.getSource().type === 'geojson');

/** Stops all painting until the returned function is called. Without it a hidden map paints a frame for each tile. */
export function holdPainter(map: MapLibre): () => void {
  const { painter } = map;
  const paint = painter.render.bind(painter);
  painter.render = () => undefined;
  return () => {
    painter.render = paint;
  };
}

/**
 * Places names twice in the next frame, so that new names are placed in it. Without it MapLibre places them one frame
 * later, and the map is painted twice.
 */
export function placeNamesTwice({ style }: MapLibre): void {
  const place = style._updatePlacement.bind(style);
  style._updatePlacement = (...how) => {
    style._updatePlacement = place;
    place(...how);
    return place(...how);
  };
}
