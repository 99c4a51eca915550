/**
 * Lines of MapLibre that read otherwise in the atlas; `file` is below its `src/`. One that is not there breaks the build
 * (scripts/maplibre-source.ts).
 */
export const CHANGED: readonly { file: string; from: string; to: string }[] = [
  // GeoJSON goes to the worker as it is. A structured clone needs nobody to walk through every coordinate before it, which
  // takes a slow phone a tenth of a second.
  {
    file: 'util/web_worker_transfer.ts',
    from: 'if (isSerializeHandledByBuiltin(input)) {',
    to: "if (isSerializeHandledByBuiltin(input) || input.type === 'FeatureCollection') {",
  },
  // A worker that does not start is told to the map, also where it failed before there was a map, or the browser refused it.
  {
    file: 'util/web_worker.ts',
    from: "return new Worker(url, {type: 'module'});",
    to: `const worker = new Worker(url, {type: 'module'});
            worker.addEventListener('error', () => { (worker as any).failed = true; });
            return worker;`,
  },
  {
    file: 'util/actor.ts',
    from: 'const actors = workers.map((worker, i) => {',
    to: `if (workers.some((worker) => (worker as any).failed))
        errorTarget.fire(new ErrorEvent(new Error('Worker failed to load.')));
    const actors = workers.map((worker, i) => {`,
  },
  {
    file: 'util/dispatcher.ts',
    from: 'this.actorsPromise = this.initActors(mapId);',
    to: `this.actorsPromise = this.initActors(mapId);
        this.actorsPromise.catch((error) => this.fire(new ErrorEvent(new Error('Worker failed to load: ' + error))));`,
  },
  {
    file: 'util/dispatcher.ts',
    from: "import {Evented, type ErrorEventType} from './evented.ts';",
    to: "import {Evented, ErrorEvent, type ErrorEventType} from './evented.ts';",
  },
  // No name is cut at the map's edge: it stands elsewhere about its point, or comes when there is room for the whole of it.
  ...[
    {
      from: 'isOffscreen(x1: number, y1: number, x2: number, y2: number): boolean {',
      to: `isCut(x1: number, y1: number, x2: number, y2: number): boolean {
        return !this.isOffscreen(x1, y1, x2, y2) && (x1 < viewportPadding || y1 < viewportPadding ||
            x2 > this.screenRightBoundary || y2 > this.screenBottomBoundary);
    }
    isOffscreen(x1: number, y1: number, x2: number, y2: number): boolean {`,
    },
    {
      from: 'unplaceable ||= !this.isInsideGrid(tlX, tlY, brX, brY);',
      to: `unplaceable ||= !this.isInsideGrid(tlX, tlY, brX, brY);
        unplaceable ||= overlapMode !== 'always' && this.isCut(tlX, tlY, brX, brY);`,
    },
    {
      from: 'inGrid ||= this.isInsideGrid(x1, y1, x2, y2);',
      to: `inGrid ||= this.isInsideGrid(x1, y1, x2, y2);
                    collisionDetected ||= overlapMode !== 'always' && this.isCut(x1, y1, x2, y2);`,
    },
  ].map((change) => ({ file: 'symbol/collision_index.ts', ...change })),
  // Tiles are as wide as two: a quarter of them to cut, to name and to clip, as past the most zoom of a source that is cut
  // again for each level. `overscaledZ` stays the zoom; the tile is that of a level less.
  {
    file: 'geo/projection/covering_tiles.ts',
    from: 'options.maxzoom !== undefined ? options.maxzoom : transform.maxZoom;',
    to: 'Math.min(options.maxzoom ?? transform.maxZoom, Math.max(0, desiredZ - 1));',
  },
  ...[
    {
      from: 'const zDifference = this.canonical.z - targetZ;',
      to: 'const zDifference = Math.max(0, this.canonical.z - Math.max(0, targetZ - 1));',
    },
    {
      from: 'new OverscaledTileID(targetZ, this.wrap, targetZ, ',
      to: 'new OverscaledTileID(targetZ, this.wrap, this.canonical.z - zDifference, ',
    },
    {
      from: 'calculateTileKey(this.wrap * +withWrap, targetZ, targetZ, ',
      to: 'calculateTileKey(this.wrap * +withWrap, targetZ, this.canonical.z - zDifference, ',
    },
  ].map((change) => ({ file: 'tile/tile_id.ts', ...change })),
  {
    file: 'tile/tile_manager.ts',
    from: 'generationIDs[0].isOverscaled()',
    to: 'generationIDs[0].canonical.z === this._source.maxzoom',
  },
  // Nothing of ours is opaque: the pass for what is would cut the tiles of every source out of the stencil once more.
  ...[
    {
      from: 'frameRenderContext.opaquePassCutoff = Infinity;',
      to: 'frameRenderContext.opaquePassCutoff = 0;',
    },
    {
      from: "if (!this.renderToTexture) {\n            frameRenderContext.currentPass = 'opaque';",
      to: "if (frameRenderContext.opaquePassCutoff > 0) {\n            frameRenderContext.currentPass = 'opaque';",
    },
  ].map((change) => ({ file: 'render/painter.ts', ...change })),
  // Nor does anything stand up that would have to be looked for in every layer of every source, in every frame.
  {
    file: 'tile/tile_manager.ts',
    from: 'maxContentElevation: this._updateMaxContentElevation(),',
    to: 'maxContentElevation: 0,',
  },
  // Names that may stand on several sides are set anew in every frame: only those that are seen, without a text that is
  // made for each of them to find the matrix of its tile, and without a matrix that only letters lying on the map need.
  ...[
    {
      from: 'if (!bucket?.text?.segments.get().length) continue;\n\n        const sizeData',
      to: 'if (!bucket?.text?.segments.get().length || !bucket.text.hasVisibleVertices) continue;\n\n        const sizeData',
    },
    { from: 'translation, coord.toUnwrapped(), getElevation,', to: 'translation, coord, getElevation,' },
    {
      from: 'getPitchedLabelPlaneMatrix(rotateWithMap, transform, pixelToTileScale)',
      to: 'pitchWithMap ? getPitchedLabelPlaneMatrix(rotateWithMap, transform, pixelToTileScale) : null',
    },
  ].map((change) => ({ file: 'webgl/draw/draw_symbol.ts', ...change })),
  // Nor does anything take its time to change (`transition` in src/map/scene/style.ts): nobody need ask every layer in every frame.
  {
    file: 'style/style.ts',
    from: `for (const id in this._layers) {
            if (this._layers[id].hasTransition()) {
                return true;
            }
        }`,
    to: '',
  },
];
