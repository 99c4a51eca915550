/** Makes the two relief pictures from grey SRTM30 tiles. */
import sharp from 'sharp';
import { at, blur, map, toMercator, type RasterBounds, type Grid } from './raster.ts';
import { paint, shading, type Look } from './shade.ts';

/** Bounds of the pictures, wide enough that the faded edges lie outside the usual views. */
export const FRAME: RasterBounds = { west: 109.2, south: 31.6, east: 117.2, north: 37.2 };
export const WIDTH = 2048;

/** Pixels of 2 arc minutes: 30 a degree, tiles of 675. */
const PER_DEGREE = 30;
const TILE = 675;
/** Extra pixels around the frame, read by blur and bicubic sampling. */
const APRON = 8;

/**
 * Grey value of the tiles → metres: medians of spot heights, adjusted to be monotonic. Accurate to 20–30 %, so used
 * for tints only.
 */
const METRES: readonly (readonly [number, number])[] = [
  [104, 26],
  [108, 34],
  [112, 45],
  [116, 69],
  [120, 96],
  [124, 131],
  [128, 166],
  [132, 191],
  [136, 235],
  [140, 310],
  [144, 375],
  [148, 450],
  [152, 515],
  [156, 585],
  [160, 670],
  [164, 745],
  [168, 825],
  [172, 910],
  [176, 1000],
  [180, 1115],
  [185, 1320],
  [190, 1650],
  [195, 2000],
];

/** Height in metres of a grey value: linear between the steps of the table, constant beyond its ends. */
export const metresOf = (grey: number): number => {
  const next = METRES.findIndex(([g]) => g >= grey);
  if (next < 0) return 2000;
  const [high, low] = [METRES[next], METRES[next - 1]];
  if (high === undefined || low === undefined) return 26;
  return low[1] + ((high[1] - low[1]) * (grey - low[0])) / (high[0] - low[0]);
};

const decode = async (jpeg: Buffer): Promise<Buffer> => {
  const { data, info } = await sharp(jpeg).greyscale().raw().toBuffer({ resolveWithObject: true });
  if (info.width !== TILE || info.height !== TILE || info.channels !== 1)
    throw new Error(
      `relief tile: got ${String(info.width)}x${String(info.height)}x${String(info.channels)}, expected ${String(TILE)}x${String(TILE)}x1`,
    );
  return data;
};

/**
 * JPEG quality of the copies. It is coarser than that of the tiles (about 70), so that block patterns on low hills
 * disappear. BLOCK is the size of a JPEG block.
 */
const QUALITY = 40;
const BLOCK = 8;

/**
 * Removes JPEG block patterns from a grey grid: the mean of 64 copies, each compressed again with its blocks shifted
 * by another offset (Nosratinia 2001, Enhancement of JPEG-compressed images by re-application of JPEG).
 */
const deblock = async (grey: Grid): Promise<Grid> => {
  const { width, height } = grey;
  const sum = new Float32Array(width * height);
  for (let shift = 0; shift < BLOCK * BLOCK; shift++) {
    const [dx, dy] = [shift % BLOCK, Math.floor(shift / BLOCK)];
    const moved = map(width + BLOCK, height + BLOCK, (x, y) => at(grey, x - dx, y - dy));
    const raw = { width: moved.width, height: moved.height, channels: 1 as const };
    const jpeg = await sharp(Uint8Array.from(moved.data), { raw }).jpeg({ quality: QUALITY }).toBuffer();
    const again = await sharp(jpeg).greyscale().raw().toBuffer();
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const i = y * width + x;
        sum[i] = (sum[i] ?? 0) + (again[(y + dy) * moved.width + x + dx] ?? NaN);
      }
  }
  return map(width, height, (x, y) => (sum[y * width + x] ?? NaN) / (BLOCK * BLOCK));
};

/** Heights (m) in Web Mercator over FRAME from tiles 12 (west) and 13 (east) of row 2. */
export const readHeights = async (west: Buffer, east: Buffer): Promise<Grid> => {
  const tiles = [await decode(west), await decode(east)];
  const x0 = Math.round((FRAME.west + 180) * PER_DEGREE) - APRON;
  const y0 = Math.round((90 - FRAME.north) * PER_DEGREE) - APRON;
  const width = Math.round((FRAME.east - FRAME.west) * PER_DEGREE) + 2 * APRON;
  const height = Math.round((FRAME.north - FRAME.south) * PER_DEGREE) + 2 * APRON;
  const grey = map(width, height, (x, y) => {
    const column = x0 + x - 12 * TILE;
    const tile = tiles[column < TILE ? 0 : 1];
    return tile?.[(y0 + y - 2 * TILE) * TILE + (column % TILE)] ?? NaN;
  });
  const clean = await deblock(grey);
  const soft = blur(clean, 0.95);
  const wide = blur(clean, 3);
  // An unsharp mask raises crests above their surroundings, so that ranges keep them after the blur.
  const crest = map(width, height, (x, y) => 1.7 * at(soft, x, y) - 0.7 * at(wide, x, y));
  const metres = map(width, height, (x, y) => metresOf(at(crest, x, y)));
  const source: RasterBounds = {
    west: x0 / PER_DEGREE - 180,
    east: (x0 + width) / PER_DEGREE - 180,
    north: 90 - y0 / PER_DEGREE,
    south: 90 - (y0 + height) / PER_DEGREE,
  };
  return toMercator(metres, source, FRAME, WIDTH);
};

/** Draws one relief picture as WebP. */
export const drawRelief = async (heights: Grid, look: Look): Promise<Buffer> => {
  const pixel = (((FRAME.east - FRAME.west) * 111_195) / WIDTH) * Math.cos((34.6 * Math.PI) / 180);
  const rgb = paint(heights, shading(heights, pixel, 9), look, 0.1);
  return sharp(rgb, { raw: { width: heights.width, height: heights.height, channels: 3 } })
    .webp({ quality: 90, effort: 6, smartSubsample: true })
    .toBuffer();
};
