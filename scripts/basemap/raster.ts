/** Grids of floating-point numbers at equal steps of lon and lat, and their resampling to Web Mercator rows. */
export interface Grid {
  readonly width: number;
  readonly height: number;
  /** Row by row from the north; in a row, columns from the west. */
  readonly data: Float32Array;
}
/** Degrees of the outer edges. */
export interface RasterBounds {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** The value at a column and row. Positions outside the grid take the nearest value inside. */
export const at = (grid: Grid, x: number, y: number): number => {
  const col = Math.min(grid.width - 1, Math.max(0, x));
  const row = Math.min(grid.height - 1, Math.max(0, y));
  return grid.data[row * grid.width + col] ?? NaN;
};

/** A grid of the same size from a function of column and row. */
export const map = (width: number, height: number, value: (x: number, y: number) => number): Grid => {
  const data = new Float32Array(width * height);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data[y * width + x] = value(x, y);
  return { width, height, data };
};

/** Gaussian blur; `sigma` is the standard deviation in pixels. Values are not rounded to whole numbers. */
export const blur = (grid: Grid, sigma: number): Grid => {
  const r = Math.ceil(sigma * 3);
  const raw = Array.from({ length: 2 * r + 1 }, (_, i) => Math.exp(-((i - r) ** 2) / (2 * sigma ** 2)));
  const sum = raw.reduce((a, b) => a + b, 0);
  const kernel = raw.map((k) => k / sum);
  const pass = (g: Grid, dx: number, dy: number): Grid =>
    map(g.width, g.height, (x, y) =>
      kernel.reduce((acc, k, i) => acc + k * at(g, x + (i - r) * dx, y + (i - r) * dy), 0),
    );
  return pass(pass(grid, 1, 0), 0, 1);
};

/** Weights of the four pixels around a fraction 0..1: the Mitchell-Netravali cubic (B = C = 1/3). */
const mitchell = (t: number): number[] =>
  [1 + t, t, 1 - t, 2 - t].map((x) =>
    x < 1 ? (7 * x ** 3 - 12 * x ** 2 + 16 / 3) / 6 : ((-7 / 3) * x ** 3 + 12 * x ** 2 - 20 * x + 32 / 3) / 6,
  );

/** Bicubic value at a place in pixels, where (0, 0) is the centre of the first pixel. */
export const sample = (grid: Grid, x: number, y: number): number => {
  const [x0, y0] = [Math.floor(x), Math.floor(y)];
  const [wx, wy] = [mitchell(x - x0), mitchell(y - y0)];
  return wy.reduce(
    (acc, b, j) => acc + b * wx.reduce((row, a, i) => row + a * at(grid, x0 - 1 + i, y0 - 1 + j), 0),
    0,
  );
};

const mercator = (lat: number): number => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));

/** Latitude of the centre of a row of a Web Mercator image with `height` rows over the frame. */
export const rowLatitude = (row: number, height: number, bounds: RasterBounds): number => {
  const [north, south] = [mercator(bounds.north), mercator(bounds.south)];
  const y = north + ((south - north) * (row + 0.5)) / height;
  return (Math.atan(Math.exp(y)) * 360) / Math.PI - 90;
};

/** Rows of a Web Mercator image of this width with square pixels. */
export const mercatorHeight = (width: number, bounds: RasterBounds): number =>
  Math.round(
    (width * (mercator(bounds.north) - mercator(bounds.south))) /
      (((bounds.east - bounds.west) * Math.PI) / 180),
  );

/** Resamples a grid on equal steps of lat and lon covering `source` to Web Mercator rows over `frame`. */
export const toMercator = (grid: Grid, source: RasterBounds, bounds: RasterBounds, width: number): Grid => {
  const height = mercatorHeight(width, bounds);
  const perLon = grid.width / (source.east - source.west);
  const perLat = grid.height / (source.north - source.south);
  const rows = Array.from(
    { length: height },
    (_, y) => (source.north - rowLatitude(y, height, bounds)) * perLat - 0.5,
  );
  return map(width, height, (x, y) => {
    const lon = bounds.west + ((bounds.east - bounds.west) * (x + 0.5)) / width;
    return sample(grid, (lon - source.west) * perLon - 0.5, rows[y] ?? 0);
  });
};
