/** The files from which the basemap is drawn, and the parts of them that each detail shows. */
import type { FeatureCollection, Geometry } from 'geojson';
import type { Topology } from 'topojson-specification';
import type { Seat } from '../../domain/layer/catalogue.ts';

export interface BasemapFiles {
  units: Topology;
  water: FeatureCollection;
  seats: readonly Seat[];
  /** Addresses of the relief pictures. If left out, no relief is drawn. */
  relief?: { paper: string; night: string };
}
export type Rank = 1 | 2 | 3 | 4;
export interface Water {
  id: string;
  kind: string;
  zh: string;
  en: string;
  rank: Rank;
}
/** `overview`: the content of the opening view; `full`: everything, including counties. */
export type BasemapDetail = 'overview' | 'full';
/** The overview has waters up to this rank. */
const OVERVIEW_RANK = 2;
/** The waters to draw, each with its whole course or basin. */
export const watersOf = (
  water: FeatureCollection,
  reach: BasemapDetail,
): { p: Water; geometry: Geometry }[] =>
  water.features
    .map((f) => ({ p: f.properties as unknown as Water, geometry: f.geometry }))
    .filter(({ p }) => reach === 'full' || p.rank <= OVERVIEW_RANK);

/** One seat for each place. Jiyuan is both a city and a county. */
export const seatsOf = (seats: readonly Seat[], reach: BasemapDetail): Seat[] => {
  const seen = new Set<number>();
  return seats.filter((s) => {
    if ((reach === 'overview' && s.rank > OVERVIEW_RANK) || seen.has(s.code)) return false;
    seen.add(s.code);
    return true;
  });
};
