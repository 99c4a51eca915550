/** Code that all peers share: the opening bounds, and fetching the data in parallel. */

/** West, south, east, north: the atlas's opening bounds. */
export const BOUNDS = [110.98, 33, 115.2, 35.86];
export const holder = () => document.getElementById('map');

export async function load() {
  const [basemap, plan] = await Promise.all(
    ['basemap', 'plan'].map(async (name) => (await fetch(`./${name}.geojson`)).json()),
  );
  return [...basemap.features, ...plan.features];
}

/** The dashes of a style in pixels; the style has them in line widths. */
export const dashes = ({ dash, width }) => dash?.map((d) => d * width);

/** Web Mercator of the whole world as 0..1, y down. */
export const mercator = ([lon, lat]) => [
  lon / 360 + 0.5,
  0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI),
];

/** Centre and zoom (tiles of 512 px) that fit the bounds into the map's element. */
export function home() {
  const [w, s, e, n] = BOUNDS;
  const [x0, y0] = mercator([w, n]);
  const [x1, y1] = mercator([e, s]);
  const { clientWidth, clientHeight } = holder();
  const zoom = Math.log2(Math.min(clientWidth / (x1 - x0), clientHeight / (y1 - y0)) / 512);
  const y = (y0 + y1) / 2;
  const lat = (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
  return { center: [(w + e) / 2, lat], zoom };
}

/** Halo that separates letters from the map below them. */
export const HALO = { color: '#f4f1ea', width: 1.6 };
export const isName = ({ properties: p }) => p.kind === 'name';
/** The font of a style as CSS and canvas write it. */
export const font = ({ size, bold }) => `${bold ? 'bold ' : ''}${size}px sans-serif`;
