/**
 * The gate before the first render of a map that is still hidden. Without it MapLibre would cut tiles of sources that are still empty, cut them again
 * when data come, and paint a frame for each that is there. Behind it nothing is done twice.
 */
import type { Map as MapLibre } from 'maplibre-gl';

type TileManager = MapLibre['style']['tileManagers'][string];

/** Those of features; pictures are there once they are painted, and not before. */
const managersOf = (map: MapLibre): TileManager[] =>
  Object.values(map.style.tileManagers).filter((manager) => manager.getSource().type === 'geojson');

/**
 * Draws it before a map that has not loaded its style yet. The returned function is called when all data have been handed
 * over: tiles are cut then, and frames are painted once those of all features are there or have failed.
 */
export function closeFirstRenderGate(map: MapLibre): () => void {
  const { painter, style } = map;
  const paint = painter.render.bind(painter);
  const place = style._updatePlacement.bind(style);
  painter.render = () => undefined;
  map.once('style.load', () => {
    for (const manager of managersOf(map)) manager.pause();
  });
  return () => {
    const look = (): void => {
      const managers = managersOf(map);
      // A source that is still being read has its tiles cut again when it has been.
      for (const manager of managers) if (manager.getSource().loaded()) manager.resume();
      if (!managers.every((manager) => manager.loaded())) return;
      painter.render = paint;
      // Names that have only just come are placed, and placed once more in the next frame, which would be painted for them.
      style._updatePlacement = (...how) => {
        style._updatePlacement = place;
        place(...how);
        return place(...how);
      };
      map.off('sourcedata', look);
      map.off('error', look);
      map.triggerRepaint();
    };
    map.on('sourcedata', look);
    map.on('error', look);
    look();
  };
}
