/** For tests: the map's scene of the repository's own data. */
import type { FeatureCollection } from 'geojson';
import type { Topology } from 'topojson-specification';
import type { Catalogue, Seat } from '../src/domain/layer/catalogue.ts';
import { readLayerData, type LayerData } from '../src/domain/layer/feature.ts';
import { home, type View } from '../src/domain/view/view.ts';
import { drawnOf, type Drawn } from '../src/map/layer/drawn.ts';
import { basemapData } from '../src/map/basemap/basemap-data.ts';
import { sceneOf, type SceneInput } from '../src/map/scene/scene.ts';
import type { Scene } from '../src/map/scene/scene.types.ts';
import { realData } from './real-data.ts';

export interface RealScene {
  catalogue: Catalogue;
  data: ReadonlyMap<string, LayerData>;
  drawn: ReadonlyMap<string, Drawn>;
  /** All layers on, in the light scheme, in Chinese. */
  all: View;
  scene: (view?: Partial<View>, more?: Partial<SceneInput>) => Scene;
}

/** Builds the data, with every layer ready to be drawn. */
export async function realScene(): Promise<RealScene> {
  const built = await realData();
  const { catalogue } = built;
  const { units, water, seats } = catalogue.basemap;
  const relief = { paper: 'paper.webp', night: 'night.webp' };
  const basemap = basemapData({
    units: built.json(units) as Topology,
    water: built.json(water) as FeatureCollection,
    seats: built.json(seats) as Seat[],
    relief,
  });
  const data = new Map(catalogue.layers.map((l) => [l.id, readLayerData(l.id, built.json(l.file))]));
  const drawn = new Map(
    catalogue.layers.flatMap((l) => {
      const own = data.get(l.id);
      return own ? [[l.id, drawnOf(l, own)] as const] : [];
    }),
  );
  const all = { ...home(catalogue), on: catalogue.layers.map((l) => l.id) };
  return {
    catalogue,
    data,
    drawn,
    all,
    scene: (view = {}, more = {}) =>
      sceneOf({
        catalogue,
        layers: catalogue.layers,
        basemap,
        relief,
        drawn,
        view: { ...all, ...view },
        highlighted: [],
        scale: 1,
        ...more,
      }),
  };
}
