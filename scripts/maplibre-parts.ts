/**
 * What the atlas leaves out of MapLibre: it draws GeoJSON on a flat map seen from above, so globe, terrain, tile services,
 * video, scripts written from right to left, and their shaders would be a seventh of the bytes that a reader waits for.
 * Paths below MapLibre's `src/`; one that is not there breaks the build (scripts/maplibre-source.ts).
 */

/** Never reached: whoever calls them all the same is told so. */
export const LEFT_OUT: readonly string[] = [
  ...['projection', 'transform', 'camera_helper'].map((m) => `geo/projection/globe_${m}.ts`),
  ...['projection', 'transform', 'camera_helper'].map((m) => `geo/projection/vertical_perspective_${m}.ts`),
  ...['terrain', 'terrain_coverage'].map((m) => `render/${m}.ts`),
  'webgl/render_to_texture.ts',
  ...['vector_tile', 'raster_tile', 'raster_dem_tile', 'raster_dem_tile_worker', 'video', 'canvas'].map(
    (m) => `source/${m}_source.ts`,
  ),
  'source/vector_tile_mlt.ts',
  ...['heatmap', 'hillshade', 'color_relief', 'fill_extrusion'].flatMap((m) => [
    `style/style_layer/${m}_style_layer.ts`,
    `webgl/draw/draw_${m}.ts`,
    `webgl/program/${m}_program.ts`,
  ]),
  ...['terrain', 'debug', 'collision_debug'].map((m) => `webgl/draw/draw_${m}.ts`),
  ...['sky', 'atmosphere'].map((m) => `webgl/program/${m}_program.ts`),
  ...[
    ...['heatmap', 'heatmap_texture', 'color_relief', 'fill_extrusion', 'fill_extrusion_pattern'],
    ...['hillshade', 'hillshade_prepare', 'terrain', 'terrain_depth', 'terrain_height', 'atmosphere', 'sky'],
    ...['_projection_globe', 'debug', 'collision_box', 'collision_circle'],
    ...['background_pattern', 'line_gradient', 'line_gradient_sdf', 'line_pattern', 'symbol_text_and_icon'],
  ].flatMap((m) => [`shaders/glsl/${m}.vertex.glsl.g.ts`, `shaders/glsl/${m}.fragment.glsl.g.ts`]),
  'symbol/bidi.ts',
  ...['attribution', 'logo'].map((m) => `ui/control/${m}_control.ts`),
  'ui/hash.ts',
];

/** The same of its style specification, below `dist/`: to tell styles apart, and two questions that no filter of ours asks. */
export const SPEC_LEFT_OUT: readonly string[] = [
  'diff.mjs',
  ...['distance', 'within'].map((m) => `expression/definitions/${m}.mjs`),
];

/**
 * Called, with nothing to do or to say: a flat map has no sky, and styles are validated by tests (src/map/scene/scene.test.ts)
 * and not again at each change.
 */
export const EMPTY: readonly string[] = ['webgl/draw/draw_sky.ts', 'style/validate_style.ts'];
