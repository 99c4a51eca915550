/**
 * The parts of MapLibre that the atlas leaves out. It draws a flat map seen from above, so globe, terrain, video, scripts
 * written from right to left, and their shaders would be a seventh of the bytes that a reader waits for. Paths begin at
 * MapLibre's `src/`; a path that does not exist breaks the build (source.ts).
 */

/** Never used. Whoever uses them gets an error that names the part. */
export const LEFT_OUT: readonly string[] = [
  ...['projection', 'transform', 'camera_helper'].map((m) => `geo/projection/globe_${m}.ts`),
  ...['projection', 'transform', 'camera_helper'].map((m) => `geo/projection/vertical_perspective_${m}.ts`),
  ...['terrain', 'terrain_coverage'].map((m) => `render/${m}.ts`),
  'webgl/render_to_texture.ts',
  ...['raster_dem_tile', 'raster_dem_tile_worker', 'video', 'canvas'].map((m) => `source/${m}_source.ts`),
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
  ].flatMap((m) => [`shaders/glsl/${m}.vertex.glsl.g.ts`, `shaders/glsl/${m}.fragment.glsl.g.ts`]),
  'symbol/bidi.ts',
  ...['attribution', 'logo'].map((m) => `ui/control/${m}_control.ts`),
  'ui/hash.ts',
];

/** Left out of its style specification, below `dist/`: comparing styles, and two expressions that no filter of ours uses. */
export const SPEC_LEFT_OUT: readonly string[] = [
  'diff.mjs',
  ...['distance', 'within'].map((m) => `expression/definitions/${m}.mjs`),
];

/**
 * Called, but they do nothing: a flat map has no sky, and tests validate the styles (src/map/scene/scene.test.ts), so that
 * MapLibre need not validate them at each change.
 */
export const EMPTY: readonly string[] = ['webgl/draw/draw_sky.ts', 'style/validate_style.ts'];
