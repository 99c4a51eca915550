/** MapLibre as in its documentation: its dist files, two GeoJSON sources, names as symbols. */
import { Map, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import { BOUNDS, HALO, holder } from './shared.js';

const get = (name) => ['get', name];
const kinds = (...names) => ['in', get('kind'), ['literal', names]];
const stroke = { 'line-color': get('color'), 'line-width': get('width'), 'line-opacity': get('opacity') };

const area = (source) => ({
  id: `${source}-area`,
  type: 'fill',
  source,
  filter: kinds('fill'),
  paint: { 'fill-color': get('color'), 'fill-opacity': get('fill'), 'fill-antialias': false },
});
const strokes = (source, dash) => ({
  id: `${source}-${dash ?? 'solid'}`,
  type: 'line',
  source,
  filter: [
    'all',
    kinds('fill', 'line'),
    ['>', get('width'), 0],
    ['==', ['coalesce', ['to-string', get('dash')], ''], dash ?? ''],
  ],
  paint: { ...stroke, ...(dash ? { 'line-dasharray': JSON.parse(dash) } : {}) },
});

const dots = (source) => ({
  id: `${source}-dots`,
  type: 'circle',
  source,
  filter: kinds('dot'),
  paint: {
    'circle-color': get('color'),
    'circle-radius': ['*', 0.5, get('width')],
    'circle-opacity': get('opacity'),
  },
});
const names = (source) => ({
  id: `${source}-names`,
  type: 'symbol',
  source,
  filter: ['all', kinds('name'), ['<=', get('from'), ['zoom']]],
  layout: {
    'text-field': get('text'),
    'text-font': ['sans-serif'],
    'text-size': get('size'),
    'text-variable-anchor': ['top', 'left', 'right', 'bottom'],
    'text-radial-offset': 0.4,
  },
  paint: { 'text-color': get('color'), 'text-halo-color': HALO.color, 'text-halo-width': HALO.width },
});

/** Opens the map, with names by default. `#map[data-gl-map=ready]` means that all of it is drawn, as in the atlas. */
export function open({ named = true } = {}) {
  setWorkerUrl(workerUrl);
  const source = (name) => ({ type: 'geojson', data: new URL(`./${name}.geojson`, location.href).href });
  const map = new Map({
    container: holder(),
    bounds: BOUNDS,
    attributionControl: false,
    style: {
      version: 8,
      sources: { basemap: source('basemap'), plan: source('plan') },
      layers: [
        { id: 'background', type: 'background', paint: { 'background-color': '#f4f1ea' } },
        area('basemap'),
        strokes('basemap'),
        area('plan'),
        strokes('plan'),
        ...['[3.2,1.8]', '[1,1.6]', '[1,2.6]'].map((dash) => strokes('plan', dash)),
        dots('plan'),
        dots('basemap'),
        ...(named ? [names('plan'), names('basemap')] : []),
      ],
    },
  });
  map.on('load', () => {
    holder().dataset.glMap = 'ready';
  });
}
