/**
 * What the atlas leaves out of MapLibre: it draws GeoJSON on a flat map seen from above, so globe, terrain, tile services,
 * video, scripts written from right to left, and their shaders would be a seventh of the bytes that a reader waits for.
 * Paths below MapLibre's `src/`; one that is not there breaks the build (scripts/maplibre-source.ts).
 */

const all = (names: readonly string[], path: (name: string) => string): string[] => names.map(path);

/** Never reached: whoever calls them all the same is told so. */
export const LEFT_OUT: readonly string[] = [
  ...all(['projection', 'transform', 'camera_helper'], (m) => `geo/projection/globe_${m}.ts`),
  ...all(['projection', 'transform', 'camera_helper'], (m) => `geo/projection/vertical_perspective_${m}.ts`),
  ...all(['terrain', 'terrain_coverage'], (m) => `render/${m}.ts`),
  'webgl/render_to_texture.ts',
  ...all(['vector_tile', 'raster_tile', 'raster_dem_tile'], (m) => `source/${m}_source.ts`),
  ...all(['raster_dem_tile_worker', 'video', 'canvas'], (m) => `source/${m}_source.ts`),
  'source/vector_tile_mlt.ts',
  ...['heatmap', 'hillshade', 'color_relief', 'fill_extrusion'].flatMap((m) => [
    `style/style_layer/${m}_style_layer.ts`,
    `webgl/draw/draw_${m}.ts`,
    `webgl/program/${m}_program.ts`,
  ]),
  ...all(['terrain', 'debug', 'collision_debug'], (m) => `webgl/draw/draw_${m}.ts`),
  ...all(['sky', 'atmosphere'], (m) => `webgl/program/${m}_program.ts`),
  ...[
    ...['heatmap', 'heatmap_texture', 'color_relief', 'fill_extrusion', 'fill_extrusion_pattern'],
    ...['hillshade', 'hillshade_prepare', 'terrain', 'terrain_depth', 'terrain_height', 'atmosphere', 'sky'],
    ...['_projection_globe', 'debug', 'collision_box', 'collision_circle'],
  ].flatMap((m) => [`shaders/glsl/${m}.vertex.glsl.g.ts`, `shaders/glsl/${m}.fragment.glsl.g.ts`]),
  'symbol/bidi.ts',
  ...all(['attribution', 'logo'], (m) => `ui/control/${m}_control.ts`),
];

/** Called at every frame, with nothing to do: a flat map has no sky. */
export const EMPTY: readonly string[] = ['webgl/draw/draw_sky.ts'];
