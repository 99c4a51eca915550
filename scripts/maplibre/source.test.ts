// @vitest-environment node
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createServer, parseSync, type Plugin } from 'vite';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { EMPTY, LEFT_OUT, SPEC_LEFT_OUT } from './parts.ts';
import { readPatches } from './patches.ts';
import { maplibreSource } from './source.ts';

const root = resolve(import.meta.dirname, '../..');
const SOURCE = 'node_modules/maplibre-gl/src';
const COLLISIONS = 'symbol/collision_index.ts';

/** A repository with a MapLibre that has these files; returns its path. */
function repository(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-maplibre-'));
  const spec = 'node_modules/@maplibre/maplibre-gl-style-spec/dist';
  for (const path of [SOURCE, spec]) mkdirSync(join(folder, path), { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** What the plugin says at the start of a build of that repository; null if all fits. */
function problems(folder: string): string | null {
  const start = maplibreSource(folder).buildStart as unknown as (this: {
    error(text: string): never;
  }) => void;
  try {
    start.call({
      error(text) {
        throw new Error(text);
      },
    });
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

describe('a version of MapLibre', () => {
  it('fits as installed', () => {
    expect(problems(root)).toBeNull();
  });

  it('that no longer fits is told with each part and each patch that does not', () => {
    const folder = repository({ [`${SOURCE}/${COLLISIONS}`]: 'export class CollisionIndex {}\n' });
    const told = problems(folder);
    rmSync(folder, { recursive: true });
    for (const part of [...LEFT_OUT, ...EMPTY, ...SPEC_LEFT_OUT]) expect(told).toContain(`/${part},`);
    for (const { name } of readPatches()) expect(told).toContain(name);
  });
});

it('names a part that is left out when somebody uses it', async () => {
  const load = maplibreSource(root).load as unknown as (
    this: { parse(code: string): unknown },
    id: string,
  ) => Promise<string>;
  const parse = (code: string): unknown => parseSync('part.js', code).program;
  const code = await load.call({ parse }, join(root, SOURCE, 'webgl/draw/draw_heatmap.ts'));
  const part = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as { drawHeatmap(): void };
  const logged = vi.spyOn(console, 'error').mockReturnValue();
  expect(() => {
    part.drawHeatmap();
  }).toThrow(/draw_heatmap\.ts is left out/);
  expect(logged).toHaveBeenCalledOnce();
  logged.mockRestore();
  const shader = await load.call({ parse }, join(root, SOURCE, 'shaders/glsl/heatmap.vertex.glsl.g.ts'));
  expect(shader).toMatch(/export default "#error MapLibre: .*heatmap\.vertex/);
});

/** The part of MapLibre's collision index that places a name at a point. */
interface Collisions {
  placeCollisionBox(...of: unknown[]): { placeable: boolean };
}
type CollisionModule = Record<'CollisionIndex', new (transform: object) => Collisions>;

/** MapLibre's collision index, as these plugins make it. */
async function collisionsOf(plugins: Plugin[]): Promise<CollisionModule> {
  const server = await createServer({
    configFile: false,
    root,
    plugins,
    logLevel: 'silent',
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, watch: null, ws: false },
  });
  try {
    return (await server.ssrLoadModule(join(root, SOURCE, COLLISIONS))) as CollisionModule;
  } finally {
    await server.close();
  }
}

describe('no-cut-names.patch', () => {
  const [WIDTH, HEIGHT] = [400, 300];
  let stock: CollisionModule;
  let ours: CollisionModule;
  beforeAll(async () => {
    stock = await collisionsOf([]);
    ours = await collisionsOf([maplibreSource(root)]);
  });
  /** Whether a name of 100 × 20 pixels may stand with its middle there, in pixels of the map. */
  function mayStand({ CollisionIndex }: CollisionModule, x: number, y: number, overlap = 'never'): boolean {
    const index = new CollisionIndex({ width: WIDTH, height: HEIGHT, pitch: 0, cameraToCenterDistance: 1 });
    const box = { anchorPointX: x, anchorPointY: y, x1: -50, y1: -10, x2: 50, y2: 10 };
    // From pixels to clip space, by columns.
    const matrix = [2 / WIDTH, 0, 0, 0, 0, -2 / HEIGHT, 0, 0, 0, 0, 1, 0, -1, 1, 0, 1];
    const [tile, upright, shift] = [undefined, false, undefined];
    const placed = index.placeCollisionBox(
      ...[box, overlap, 1, tile, tile, upright, upright, [0, 0], undefined, undefined, shift, matrix],
    );
    return placed.placeable;
  }

  it.each([
    ['left', 20, 150],
    ['right', 380, 150],
    ['upper', 200, 5],
    ['lower', 200, 295],
  ])('keeps a name off the %s edge, where MapLibre cuts it', (_, x, y) => {
    expect(mayStand(stock, x, y)).toBe(true);
    expect(mayStand(ours, x, y)).toBe(false);
  });

  it.each([
    ['in the middle', 200, 150, 'never'],
    ['inside, at the edge', 50, 10, 'never'],
    ['outside, where it waits', 470, 150, 'never'],
    ['at the edge, if it may overlap', 380, 150, 'always'],
  ])('leaves a name %s', (_, x, y, overlap) => {
    expect(mayStand(stock, x, y, overlap)).toBe(true);
    expect(mayStand(ours, x, y, overlap)).toBe(true);
  });
});
