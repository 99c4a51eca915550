/** The subjects of the measurements. */
import type { Peer } from './peers.ts';

export interface Subject {
  id: string;
  name: string;
  /** Path below the server's root. If the build lacks one of our pages, it is skipped with a message. */
  path: string;
  ours: boolean;
  /** When its WebGL map opens: by itself, on a tap, or never. */
  live: 'itself' | 'tap' | 'never';
  /** How a peer's page is built; ours and the floor exist already. */
  peer?: Omit<Peer, 'id'>;
}

const peer = (
  id: string,
  name: string,
  live: Subject['live'] = 'never',
  how: Partial<Peer> = {},
): Subject => ({
  id,
  name,
  path: `peers/${id}/`,
  ours: false,
  live,
  peer: { module: id, data: 'opening', ...how },
});

export const SUBJECTS: readonly Subject[] = [
  { id: 'embed', name: '本图集·嵌入 / our embed', path: 'atlas/embed/', ours: true, live: 'tap' },
  { id: 'explore', name: '本图集 / our explore door', path: 'atlas/', ours: true, live: 'itself' },
  { id: 'floor', name: '一个方块 / one square, the floor', path: 'floor/', ours: false, live: 'never' },
  peer('maplibre', 'MapLibre', 'itself', { data: 'full' }),
  peer('maplibre-nameless', 'MapLibre, no names', 'itself', { data: 'full' }),
  peer('maplibre-on-tap', 'MapLibre on a tap', 'tap', { data: 'full' }),
  peer('echarts', 'ECharts'),
  peer('leaflet', 'Leaflet'),
  peer('openlayers', 'OpenLayers'),
  peer('l7', 'AntV L7'),
  peer('d3', 'D3 by hand'),
  peer('leaflet-tuned', 'Leaflet, tuned', 'never', { module: 'leaflet', tuned: true }),
  peer('d3-tuned', 'D3 by hand, tuned', 'never', { module: 'd3', tuned: true }),
];
