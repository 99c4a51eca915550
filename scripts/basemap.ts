/** Remakes data/basemap/ from npm and Debian packages: the same inputs give the same bytes. Run: npm run basemap */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  BOUNDARIES,
  DIVISION,
  RELIEF_EAST,
  RELIEF_WEST,
  fromDebian,
  fromNpm,
  riverText,
} from './basemap/inputs.ts';
import { provenance } from './basemap/provenance.ts';
import { FRAME, drawRelief, readHeights } from './basemap/relief.ts';
import { seatFaults } from './basemap/seats.ts';
import { NIGHT, PAPER } from './basemap/shade.ts';
import { buildGraph, parsePieces } from './basemap/stitch.ts';
import { readNames, readSeats, readWater } from './basemap/tables.ts';
import { areasOf, checkNames, drawUnits, readCounties } from './basemap/units.ts';
import { LICENCES } from '../src/domain/layer/catalogue.ts';
import { drawWater } from './basemap/water.ts';

const root = join(import.meta.dirname, '..');
const basemap = join(root, 'data/basemap');
const cache = join(root, '.cache/basemap');
mkdirSync(cache, { recursive: true });

const json = (bytes: Buffer): never => JSON.parse(bytes.toString('utf8')) as never;

const names = readNames(basemap);
const seats = readSeats(basemap);
checkNames(names, json(fromNpm(DIVISION, cache)));
const units = drawUnits(readCounties(json(fromNpm(BOUNDARIES, cache))), names);

const faults = [
  ...seatFaults(seats.cities, areasOf(units, 'cities')),
  ...seatFaults(seats.counties, areasOf(units, 'counties')),
];
if (faults.length > 0) throw new Error(`seats.yaml:\n  ${faults.join('\n  ')}`);

// Joins of up to 3 km repair gaps of the source. The rivers themselves have none.
const pieces = parsePieces(riverText(cache, [FRAME.west, FRAME.south, FRAME.east, FRAME.north]));
const water = drawWater(readWater(basemap), buildGraph(pieces, 3));
// The licence is part of the file, so that it says how it may be used and whom to name.
const licence = {
  license: LICENCES.water,
  attribution:
    'GSHHG 2.3.7 / WDBII (Wessel & Smith, 1996), 编者订正和补绘 / corrected and completed by the editors',
};
const waterText = `{"type":"FeatureCollection",${JSON.stringify(licence).slice(1, -1)},"features":[\n${water.features.map((f) => JSON.stringify(f)).join(',\n')}\n]}\n`;

const heights = await readHeights(fromDebian(RELIEF_WEST, cache), fromDebian(RELIEF_EAST, cache));

const made = new Map<string, Buffer>([
  ['units.topo.json', Buffer.from(`${JSON.stringify(units)}\n`)],
  ['water.geojson', Buffer.from(waterText)],
  ['relief-paper.webp', await drawRelief(heights, PAPER)],
  ['relief-night.webp', await drawRelief(heights, NIGHT)],
  ['relief.json', Buffer.from(`${JSON.stringify(FRAME)}\n`)],
]);
const written = ['names.yaml', 'seats.yaml', 'authored-water.yaml'];
const all = new Map([...written.map((n): [string, Buffer] => [n, readFileSync(join(basemap, n))]), ...made]);
made.set('provenance.yaml', Buffer.from(provenance(all)));

for (const [name, bytes] of made) {
  const path = join(basemap, name);
  const before = ((): Buffer | undefined => {
    try {
      return readFileSync(path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  })();
  writeFileSync(path, bytes);
  const state = before === undefined ? 'new' : before.equals(bytes) ? 'same' : 'changed';
  const kB = (n: number): string => `${(n / 1000).toFixed(1)} kB`;
  console.log(
    `${name.padEnd(20)}${kB(bytes.length).padStart(10)}${kB(gzipSync(bytes, { level: 9 }).length).padStart(10)} gz  ${state}`,
  );
}
