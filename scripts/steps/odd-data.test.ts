/**
 * Data that are not what they seem: whatever programs and people may put into a file is either understood or refused
 * with file, line, got and expected. Longer than other files because it is one table of them all.
 */
import { describe, expect, it } from 'vitest';
import { built, type Edit } from './tiny-city.ts';

const WAYS = 'layers/ways/features.yaml';
const DISTRICTS = 'layers/districts/features.yaml';
const CSV = 'layers/spots/features.csv';
const GEOJSON = 'layers/spots/features.geojson';
const ABOUT = 'layers/ways/about.zh.md';
const WATER = 'basemap/water.geojson';

type Edits = Readonly<Record<string, Edit>>;
/** The messages are all that there are, each known by its beginning; none: it is understood. */
type Case = [what: string, edits: Edits, ...messages: string[]];

const record = {
  id: 'museum',
  name: { zh: '小城博物馆', en: 'Museum' },
  status: 'existing',
  asOf: 2021,
  facts: [{ field: 'seats', value: 800, year: 2021, source: 'daily-2021' }],
  sources: ['daily-2021', 'yearbook-2020'],
  basis: 'traced',
  accuracy_km: 1,
};
const a = [113.1, 34.1];
const b = [113.2, 34.1];
const c = [113.2, 34.2];
type Json = Record<string, unknown>;
const museum = (geometry: unknown, more: Json = {}): Json => ({
  type: 'Feature',
  properties: record,
  geometry,
  ...more,
});
const point = { type: 'Point', coordinates: a };
/** Tiny City with its spots in GeoJSON, as text: one line a member. */
const geojson = (text: string): Edits => ({
  [CSV]: null,
  [GEOJSON]: text,
  'layers/spots/layer.yaml': ['marks: [circle]', 'marks: [circle, line, fill]'],
});
const spots = (features: unknown, more: Json = {}): Edits =>
  geojson(JSON.stringify({ type: 'FeatureCollection', ...more, features }, null, 1));
const drawn = (type: string, coordinates: unknown): Edits => spots([museum({ type, coordinates })]);
const bytes = (hex: string): Buffer => Buffer.from(hex.replaceAll(' ', ''), 'hex');
const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');
const HEAD =
  'id,name_zh,name_en,status,asOf,lon,lat,place,basis,accuracy_km,sources,note_zh,note_en,seats,seats_year,seats_source';
const ROW =
  'museum,小城博物馆,Museum,existing,2021,113.21,34.13,,traced,0.1,daily-2021 yearbook-2020,,,800,2021,daily-2021';
const street = (name: string): Edits => ({ [WAYS]: ['zh: 双门大街', `zh: ${name}`] });

const encodings: Case[] = [
  ...[WAYS, CSV, GEOJSON, ABOUT, 'sources.yaml', WATER].map((file): Case => [
    `GBK in ${file}`,
    {
      [file]: Buffer.concat([Buffer.from('# first\n'), bytes('d0a1 b3c7')]),
      ...(file === GEOJSON && { [CSV]: null }),
    },
    `${file}:2: got text that looks like GBK, expected UTF-8`,
  ]),
  ['UTF-16', { [CSV]: utf16(`${HEAD}\n${ROW}\n`) }, `${CSV}:1: got text that looks like UTF-16`],
  [
    'UTF-16 of a list',
    { 'places.yaml': utf16('- id: 中\n') },
    'places.yaml:1: got text that looks like UTF-16',
  ],
  ['a workbook', { [CSV]: bytes('504b0304 ff00fe') }, `${CSV}:1: got a packed file`],
  ['half a character', { [ABOUT]: bytes('e5b08f 0a e5b0') }, `${ABOUT}:2: got bytes that are not text`],
  [
    'a lost character',
    street('双\ufffd大街'),
    `${WAYS}:2: got “\ufffd” (U+FFFD), which stands for a character`,
  ],
  ['what GBK makes of it', { [ABOUT]: '街道。\n\n锟斤拷。\n' }, `${ABOUT}:3: got “锟斤拷”`],
  ['a zero-width space', street('双门\u200b大街'), `${WAYS}:2: got U+200B, a character that cannot be seen`],
  ['a soft hyphen', { [ABOUT]: '街\u00ad道。\n' }, `${ABOUT}:1: got U+00AD, a character that cannot be seen`],
  ['a direction of writing', street('双\u202e门大街'), `${WAYS}:2: got U+202E, which changes the direction`],
  ['a bidi isolate in a table', { [CSV]: ['小城博物馆', '小城\u2066博物馆'] }, `${CSV}:2: got U+2066`],
  ['a private character', street('双\ue000大街'), `${WAYS}:2: got U+E000, a private character`],
  ['a control character', street('双\u0007门'), `${WAYS}:2: got U+0007, a control character`],
  ['an escape', street('"双\\u200b门"'), `${WAYS}:2 [0].name.zh: got U+200B`],
  [
    'half of a pair, escaped',
    geojson(
      JSON.stringify({ type: 'FeatureCollection', features: [museum(point)] }).replace('小城', '\\ud800'),
    ),
    `${GEOJSON}:1 features[0].properties.name.zh: got U+D800, half of a character`,
  ],
  [
    'a letter in two parts',
    { [WAYS]: ['en: Gate Street', 'en: Gate\u0301 Street'] },
    `${WAYS}:2: got U+0065 U+0301 in “: { zh: `.slice(0, 34),
  ],
  [
    'a mark of byte order anywhere but at the beginning',
    { [ABOUT]: '街\ufeff道。\n' },
    `${ABOUT}:1: got U+FEFF, a character that cannot be seen`,
  ],
  ...['sources.yaml', WAYS, CSV, ABOUT, WATER, 'tours/walk.yaml'].flatMap((file): Case[] => [
    [`a mark of byte order in ${file}`, { [file]: (text) => `\ufeff${text}` }],
    [`Windows line ends in ${file}`, { [file]: (text) => text.replaceAll('\n', '\r\n') }],
    [`line ends of old in ${file}`, { [file]: (text) => text.replaceAll('\n', '\r') }],
  ]),
  ['nothing but spaces', { 'sources.yaml': ' \n\n' }, 'sources.yaml: got an empty file'],
  ['an empty table', { [CSV]: '' }, `${CSV}: got an empty file`],
  ['an empty GeoJSON', geojson(''), `${GEOJSON}: got an empty file`],
];

const yaml: Case[] = [
  [
    'an alias',
    { [WAYS]: ['sources: [daily-2021]', 'sources: &s [daily-2021]\n  related: *s'] },
    `${WAYS}:21: got an anchor (&s), expected none`,
    `${WAYS}:22: got an alias (*s), expected its value written out`,
  ],
  [
    'an alias of itself',
    { [WAYS]: '- &one [*one]\n' },
    `${WAYS}:1: got an anchor`,
    `${WAYS}:1: got an alias`,
  ],
  ['an alias of nothing', { [WAYS]: '- *one\n' }, `${WAYS}:1: got an alias (*one)`],
  [
    'a merge key',
    { [WAYS]: ['  status: building', '  <<: { status: building }'] },
    `${WAYS}:17: got a merge key (<<)`,
  ],
  ['a tag', street('!!str 双门'), `${WAYS}:2: got a tag (tag:yaml.org,2002:str)`],
  ['a tag of nobody', street('!mine 双门'), `${WAYS}:2: got broken YAML (Unresolved tag: !mine)`],
  ['two documents', { 'places.yaml': '[]\n---\n[]\n' }, 'places.yaml:2: got a second document'],
  ['a directive', { 'places.yaml': '%YAML 1.1\n---\n[]\n' }, 'places.yaml:1: got a directive (%)'],
  ['a list for a key', { 'atlas.yaml': '? [a]\n: b\n' }, 'atlas.yaml:1: got a key that is no text'],
  ...['.inf', '-.inf', '.nan', '1e400'].map((number): Case => [
    number,
    { [WAYS]: ['value: 33.5', `value: ${number}`] },
    `${WAYS}:9: got ${number}, expected a number that is finite`,
  ]),
  ['a number too small to keep', { [WAYS]: ['33.5', '1e-400'] }, `${WAYS}:9: got 1e-400, which is read as 0`],
  ['less than nothing of nothing', { [WAYS]: ['33.5', '-0'] }, `${WAYS}:9: got -0, expected 0`],
  ['a tab', { 'places.yaml': '- id: a\n\tname: b\n' }, 'places.yaml:2: got a tab at the beginning'],
  ...['sources.yaml', 'plan.yaml', 'presets.yaml', 'tours/walk.yaml', WAYS].map((file): Case => [
    `remarks only in ${file}`,
    { [file]: '# one\n# two\n' },
    `${file}:1: got nothing but remarks, expected something in it`,
  ]),
  ['a text for a list', { 'plan.yaml': 'hello\n' }, 'plan.yaml:1: got "hello", expected a list'],
  [
    'a text for words',
    { 'tours/walk.yaml': 'hello\n' },
    'tours/walk.yaml:1: got "hello", expected words with',
  ],
  [
    'a decimal comma',
    { [WAYS]: ['33.5', '33,5'] },
    `facts[0].5: got a word that is not in the grammar, expected field`,
  ],
  ['hexadecimals', { [WAYS]: ['1998', '0x7CE'] }, `${WAYS}:6: got 0x7CE, which YAML reads as 1998`],
  ['octals', { [WAYS]: ['1998', '0o3716'] }, `${WAYS}:6: got 0o3716, which YAML reads as 1998`],
  ['zeros in front', { [WAYS]: ['1998', '01998'] }, `${WAYS}:6: got 01998, which YAML reads as 1998`],
  [
    'more digits than are kept',
    { [WAYS]: ['33.5', '12345678901234567890'] },
    `${WAYS}:9: got 12345678901234567890, expected at most 9007199254740991`,
  ],
  [
    'thousands parted by commas',
    { [WAYS]: ['value: 33.5', 'value: "1,200"'] },
    `${WAYS}:9 [0].facts[0].value: got "1,200", expected`,
  ],
  [
    'thousands parted by low lines',
    { [WAYS]: ['value: 33.5', 'value: 1_200'] },
    `${WAYS}:9 [0].facts[0].value: got "1_200", expected`,
  ],
  [
    'a key of every object',
    street('双门, constructor: 1'),
    `${WAYS}:2 [0].name.constructor: got the key constructor`,
  ],
  ['a prototype', street('双门, __proto__: { a: 1 }'), `${WAYS}:2 [0].name.__proto__: got the key __proto__`],
  ['a line end in a name', street('"双\\n门"'), `${WAYS}:2 [0].name.zh: got "双\\n门", must be one line`],
  ['very many levels', { 'places.yaml': '['.repeat(20_000) }, 'places.yaml'],
  ['many levels', { 'places.yaml': '['.repeat(40) + ']'.repeat(40) }, 'places.yaml:1 [0][0][0][0]'],
  [
    'a file too large for YAML',
    { [WAYS]: '# a remark\n'.repeat(400_000) },
    `${WAYS}: got 4.4 MB, expected at most 4 MB: so many features are written as features.geojson or .csv`,
  ],
];

const dates: Case[] = [
  ...['2021-02-30', '2021-13', '2021-00', '2021-04-31', '0000', '0021', '9999', '2023-02-29'].map(
    (date): Case => [
      date,
      { [WAYS]: ['since: 2021-05-04', `since: "${date}"`] },
      `${WAYS}:18 [1].since: got "${date}", must be a date of the calendar, from 1000 to 2100`,
    ],
  ),
  ['a leap day', { [WAYS]: ['since: 2021-05-04', 'since: 2020-02-29'] }],
  [
    'such a date in a table',
    { [CSV]: ['existing,2021,113', 'existing,2021-02-30,113'] },
    `${CSV}:2 [0].asOf: got "2021-02-30", must be a date`,
  ],
  [
    'such a moment of a story',
    { 'tours/walk.yaml': ['moment: 2012', 'moment: 2012-06-31'] },
    'tours/walk.yaml:17 chapters[1].moment: got "2012-06-31", must be a date',
  ],
  [
    'such a date of a source',
    { 'sources.yaml': ['date: 2021-05-04', 'date: 2021-05-32'] },
    'sources.yaml:9 [1].date: got "2021-05-32", must be a date',
  ],
  [
    'what is known after the edition',
    { [WAYS]: ['asOf: 2021\n', 'asOf: 2031\n'] },
    `${WAYS}:7 [0].asOf: got 2031, expected no date after the edition of atlas.yaml, 2026`,
  ],
  [
    'a source of tomorrow',
    { 'sources.yaml': ['2021-05-04', '2027-01'] },
    'sources.yaml:9 [1].date: got 2027-01, expected no date after the edition',
  ],
  [
    'years backwards',
    { 'atlas.yaml': ['[2010, 2035]', '[2035, 2010]'] },
    'atlas.yaml:7 years: got 2035, 2010',
  ],
  ['years that are none', { 'atlas.yaml': ['[2010, 2035]', '[0, 2035]'] }, 'atlas.yaml:7 years[0]: got 0'],
];

const tables: Case[] = [
  [
    'a column twice',
    { [CSV]: ['lon,lat,place', 'lon,lon,place'] },
    `${CSV}:1: got two columns lon, expected each column once`,
    `${CSV}:1: got no column lat, expected it`,
  ].slice(0, 3) as unknown as Case,
  [
    'a column without a name',
    { [CSV]: ['seats_source\n', 'seats_source,\n'] },
    `${CSV}:1: got no name for column 17`,
  ],
  ['a column too few', { [CSV]: 'id\none\n' }, `${CSV}:1: got no column name_zh`],
  ['semicolons', { [CSV]: `${HEAD}\n${ROW}\n`.replaceAll(',', ';') }, `${CSV}:1: got columns parted by ";"`],
  ['tabs', { [CSV]: `${HEAD}\n${ROW}\n`.replaceAll(',', '\t') }, `${CSV}:1: got columns parted by "\\t"`],
  [
    'a decimal comma',
    { [CSV]: ['113.21', '"113,21"'] },
    `${CSV}:2 [0].geometry.point[0]: got "113,21", expected number`,
  ],
  ['thousands', { [CSV]: [',800,', ',"1,800",'] }, `${CSV}:2 [0].facts[0].value: got "1,800", expected`],
  ['an exponent', { [CSV]: ['113.21', '1.1321E+02'] }, `${CSV}:2 [0].geometry.point[0]: got "1.1321E+02"`],
  [
    'a row too long',
    { [CSV]: ['2021,daily-2021\n', '2021,daily-2021,x\n'] },
    `${CSV}:2: got 17 cells, expected 16`,
  ],
  [
    'text behind a quote',
    { [CSV]: ['"Museum, Tiny City"', '"Museum" Tiny City'] },
    `${CSV}:2: got text after the quote that ends cell`,
  ],
  ['place and position', { [CSV]: ['34.13,,', '34.13,east-gate,'] }, `${CSV}:2: got place and lon, lat`],
  [
    'a year without its figure',
    { [CSV]: ['800,2021,', ',2021,'] },
    `${CSV}:2: got seats_year or seats_source without seats`,
  ],
  [
    'swapped coordinates',
    { [CSV]: ['113.21,34.13', '34.13,113.21'] },
    `${CSV}:2 [0].geometry.point[0]: got 34.13, must be a longitude`,
    `${CSV}:2 [0].geometry.point[1]: got 113.21, must be a latitude from 30 to 40: longitude comes first`,
  ],
  [
    'an id twice',
    { [CSV]: ['east-gate,东门', 'museum,东门'] },
    `${CSV}:3 [1].id: got "museum" again (first in line 2)`,
  ],
];

const ring = (positions: unknown[]): Edits => drawn('Polygon', [positions]);
const AT = `${GEOJSON}:`;
const shapes: Case[] = [
  ['points', drawn('Point', a)],
  ['a closed ring', ring([a, b, c, a])],
  ['a ring with a corner twice', ring([a, b, b, c, a])],
  [
    'an open ring',
    ring([a, b, c, [113.1, 34.2]]),
    'features[0].geometry.coordinates[0][3]: got an open ring from [113.1,34.1] to [113.1,34.2]',
  ],
  [
    'a ring of three',
    ring([a, b, a]),
    'features[0].geometry.coordinates[0]: got a ring of 3 positions, expected at least four',
  ],
  [
    'a ring of one point',
    ring([a, a, a, a]),
    'features[0].geometry.coordinates[0]: got fewer than three different corners',
  ],
  [
    'a ring there and back',
    ring([a, b, [113.3, 34.1], a]),
    'features[0].geometry.coordinates[0]: got corners on one straight line',
  ],
  [
    'a ring across itself',
    ring([a, c, b, [113.1, 34.2], a]),
    'features[0].geometry.coordinates[0]: got an outline that crosses itself at 113.15, 34.15',
  ],
  [
    'a ring of an ant',
    ring([a, [113.1000001, 34.1], [113.1, 34.1000001], a]),
    'features[0].geometry: got a drawing with parts of less than a metre',
  ],
  ['a ring of a app', ring([a, [113.1002, 34.1], [113.1002, 34.1002], a])],
  [
    'a line of one point',
    drawn('LineString', [a, a]),
    'features[0].geometry.coordinates: got one point again and again',
  ],
  [
    'a line of one position',
    drawn('LineString', [a]),
    'features[0].geometry.coordinates: got [[113.1,34.1]], expected at least two',
  ],
  ['a line with a point twice', drawn('LineString', [a, b, b, c])],
  [
    'a third coordinate',
    drawn('Point', [...a, 12]),
    'features[0].geometry.coordinates[2]: got 12, must be longitude and latitude only: a third coordinate (height)',
  ],
  [
    'a third coordinate in a ring',
    ring([[...a, 0], b, c, [...a, 0]]),
    'features[0].geometry.coordinates[0][0][2]: got 0, must be longitude and latitude only',
  ],
  [
    'one coordinate',
    drawn('Point', [113]),
    'features[0].geometry.coordinates[1]: got nothing, expected it to be given',
  ],
  [
    'words for numbers',
    drawn('Point', ['113.1', '34.1']),
    'features[0].geometry.coordinates[0]: got "113.1", expected number',
    'features[0].geometry.coordinates[1]: got "34.1", expected number',
  ],
  [
    'null for a number',
    drawn('Point', [113.1, null]),
    'features[0].geometry.coordinates[1]: got null, expected number',
  ],
  [
    'metres',
    drawn('Point', [12590000.5, 4040000.5]),
    'features[0].geometry.coordinates[0]: got 12590000.5, must be a longitude from 105 to 120: degrees (WGS84), not metres',
    'features[0].geometry.coordinates[1]: got 4040000.5, must be a latitude',
  ],
  [
    'latitude first',
    drawn('Point', [34.1, 113.1]),
    'features[0].geometry.coordinates[0]: got 34.1, must be a longitude',
    'features[0].geometry.coordinates[1]: got 113.1',
  ],
  ['no geometry', spots([museum(null)]), 'features[0].geometry: got null, expected a geometry'],
  ['no coordinates', drawn('Polygon', []), 'features[0].geometry.coordinates: got [], expected coordinates'],
  [
    'an empty part',
    drawn('MultiPolygon', [[]]),
    'features[0].geometry.coordinates[0]: got [], expected a list of one ring',
  ],
  [
    'a collection of geometries',
    spots([museum({ type: 'GeometryCollection', geometries: [point] })]),
    'features[0].geometry.type: got a GeometryCollection',
  ],
  [
    'several points',
    drawn('MultiPoint', [a, b]),
    'features[0].geometry.type: got "MultiPoint", expected Point | ',
  ],
  [
    'several areas',
    drawn('MultiPolygon', [
      [[a, b, c, a]],
      [
        [
          [113.3, 34.3],
          [113.35, 34.3],
          [113.3, 34.35],
          [113.3, 34.3],
        ],
      ],
    ]),
  ],
  [
    'a hole',
    drawn('Polygon', [
      [a, b, c, a],
      [a, b, c, a],
    ]),
    'features[0].geometry.coordinates[1]: got an area with 1 holes',
  ],
  [
    'a third coordinate in the second of several',
    drawn('MultiLineString', [
      [a, b],
      [b, [...c, 7]],
    ]),
    'features[0].geometry.coordinates[1][1][2]: got 7, must be longitude and latitude only',
  ],
].map(([what, edits, ...messages]): Case => [what as string, edits as Edits, ...(messages as string[])]);

const BOW = 'ring: [[113, 34], [113.2, 34.2], [113.2, 34], [113, 34.3]]';
const area = (recipe: string): Edits => ({
  [DISTRICTS]: (text) => text.replace(/geometry: \{ ring.*/, `geometry: { ${recipe} }`),
});
const recipes: Case[] = [
  [
    'a crossing outline within',
    area(`within: { ${BOW} }, of: { units: [110100] }`),
    `${DISTRICTS}:21 [1].geometry.within.ring: got an outline that crosses itself`,
  ],
  [
    'a crossing outline among several',
    area(`all: [{ units: [110100] }, { ${BOW} }]`),
    `${DISTRICTS}:21 [1].geometry.all[1].ring: got an outline that crosses itself`,
  ],
  [
    'a corridor around the world',
    area('around: west-gate, km: 1e7'),
    '[1].geometry.km: got 10000000, expected <=200',
  ],
  [
    'a course of one point',
    area('around: { through: [[113, 34], [113, 34]], smooth: false }, km: 1'),
    '[1].geometry.around.through: got one point again and again',
  ],
  [
    'a smooth outline that is closed',
    area('ring: [[113, 34], [113.2, 34], [113.2, 34.2], [113, 34]], smooth: true'),
    '[1].geometry.ring[0]: got the same corner twice in a row',
  ],
  [
    'a picture that is none',
    { 'basemap/relief-paper.webp': 'hello' },
    'basemap/relief-paper.webp: got something else',
  ],
  [
    'water without positions',
    { [WATER]: (text) => text.replace(/"coordinates":\s*\[/, '"coordinates": [], "was": [') },
    `${WATER}:`,
  ],
];

const crs = (name: string): Edits => spots([museum(point)], { crs: { type: 'name', properties: { name } } });
const collections: Case[] = [
  ...[
    'urn:ogc:def:crs:OGC:1.3:CRS84',
    'urn:ogc:def:crs:OGC::CRS84',
    'EPSG:4326',
    'urn:ogc:def:crs:EPSG::4490',
  ].map((name): Case => [name, crs(name)]),
  ...['urn:ogc:def:crs:EPSG::3857', 'EPSG:4547', 'EPSG:14326', 'GCJ02'].map((name): Case => [
    name,
    crs(name),
    `${AT}4 crs: got "${name}", expected WGS84`.replace(`${AT}4`, `${AT}3`),
  ]),
  ['a crs of null', spots([museum(point)], { crs: null }), `${AT}3 crs: got null, expected WGS84`],
  ['a crs of a geometry', spots([museum({ ...point, crs: 'EPSG:3857' })]), 'got a crs of its own'],
  [
    'a bare feature',
    geojson(JSON.stringify(museum(point))),
    `${AT}1 type: got "Feature", expected a FeatureCollection`,
  ],
  ['a feature for a geometry', spots([museum(museum(point))]), 'features[0].geometry.type: got a Feature'],
  ['a list', geojson('[]'), `${AT}1 type: got [], expected a FeatureCollection`],
  [
    'no list of features',
    geojson('{"type":"FeatureCollection"}'),
    `${AT}1 features: got nothing, expected a list`,
  ],
  ['nothing for a feature', spots([museum(point), null]), 'features[1]: got null, expected a Feature'],
  [
    'a member that nothing reads',
    spots([museum(point)], { projection: 'x' }),
    'projection: got "projection", which nothing reads',
  ],
  [
    'a member of a feature',
    spots([museum(point, { style: {} })]),
    'features[0].style: got "style", which nothing reads',
  ],
  ['two ids', spots([museum(point, { id: 7 })]), 'features[0].id: got 7 beside properties.id "museum"'],
  [
    'an id twice',
    spots([museum(point), museum(point)]),
    'features[1].properties.id: got "museum" again (first in line',
  ],
  [
    'a key twice',
    geojson('{"type":"FeatureCollection",\n"features":[],\n"features":[]}'),
    `${AT}3: got the key "features" twice`,
  ],
  [
    'broken JSON',
    geojson('{\n"type": "FeatureCollection",\n "features": [,]}'),
    `${AT}3: got broken JSON at column 15 (ValueExpected)`,
  ],
  [
    'a remark',
    geojson('{\n// drawn by hand\n"type": "FeatureCollection"}'),
    `${AT}2: got broken JSON at column 1 (InvalidCommentToken)`,
  ],
  ['NaN', geojson('{"type": "FeatureCollection", "features": NaN}'), `${AT}1: got broken JSON at column 43`],
  [
    'an endless number',
    geojson(JSON.stringify(spotsOf(point)).replace('113.1', '1e400')),
    'features[0].geometry.coordinates[0]: got Infinity, expected a number that is finite',
  ],
  ['very many levels', geojson('['.repeat(200_000)), `${AT}1: got more than 32 levels`],
];
function spotsOf(geometry: unknown): Json {
  return { type: 'FeatureCollection', features: [museum(geometry)] };
}

const NOTHING = 'got a file that nothing reads, expected ';
const files: Case[] = [
  [
    'another case',
    { 'layers/ways/layer.yaml': null, 'layers/ways/Layer.yaml': 'x' },
    `layers/ways/Layer.yaml: ${NOTHING}layer.yaml`,
    'layers/ways/layer.yaml: got no such file',
  ],
  ['another ending', { 'layers/ways/features.yml': '[]' }, `layers/ways/features.yml: ${NOTHING}`],
  ['another ending of a tour', { 'tours/ride.yml': 'x' }, `tours/ride.yml: ${NOTHING}*.yaml`],
  ['an unknown list', { 'preset.yaml': '[]' }, `preset.yaml: ${NOTHING}atlas.yaml | sources.yaml`],
  [
    'a name of every object',
    { 'layers/constructor/layer.yaml': 'x' },
    'layers/constructor: got the name "constructor", must not be a word that every object has',
  ],
  ['a file among layers', { 'layers/notes.txt': 'x' }, `layers/notes.txt: ${NOTHING}folders of layers`],
  [
    'a folder in a layer',
    { 'layers/ways/old/layer.yaml': 'x' },
    'layers/ways/old: got a folder that nothing reads',
  ],
  [
    'two files of features',
    { 'layers/ways/features.csv': HEAD },
    'layers/ways: got features.yaml and features.csv',
  ],
  [
    'what systems leave behind',
    {
      '.DS_Store': 'x',
      'layers/ways/._layer.yaml': '\u0000',
      'tours/._walk.yaml': '\u0000',
      'layers/spots/~$features.csv': 'x',
      'layers/README.md': 'Notes',
    },
  ],
];

const links: Case[] = [
  ['a file', { [ABOUT]: { linkTo: '/etc/hostname' } }, `${ABOUT}: got a symbolic link`],
  [
    'a file of the basemap',
    { 'basemap/relief-paper.webp': { linkTo: '/etc/hostname' } },
    'basemap/relief-paper.webp: got a symbolic link',
  ],
  ['a folder of a layer', { 'layers/outside': { linkTo: '/etc' } }, 'layers/outside: got a symbolic link'],
  ['the folder of tours', { tours: { linkTo: '/tmp' } }, 'tours: got a symbolic link'],
  [
    'a file beside it',
    { 'layers/ways/about.en.md': { linkTo: 'about.zh.md' } },
    'layers/ways/about.en.md: got a symbolic link',
  ],
  ['nothing', { 'presets.yaml': { linkTo: 'nowhere' } }, 'presets.yaml: got a symbolic link'],
];

const address = (url: string): Edits => ({
  'sources.yaml': ['  kind: media\n', `  kind: media\n  url: ${JSON.stringify(url)}\n`],
});
const addresses: Case[] = [
  ...[
    'javascript:alert(1)',
    ' https://example.com/',
    'data:text/html,x',
    'https://user:pw@example.com/',
    'https://user@example.com/',
    'https://',
    'https:///a',
    'https:example.com',
    'https://localhost/a',
    'https://exam ple.com/',
    'https://example.com/a b',
    'https://example.com\\@evil.com/',
    'HTTPS://example.com/',
    'ftp://example.com/',
    '//example.com/a',
    'https://example.com/a/../b',
    'https://еxample.com/',
    'https://example.com/"onclick=',
    'https:/example.com/a',
    'http://1',
    'http://127.0.0.1/',
    'https://192.168.1.1/a',
    'https://printer.local/',
    'https://.com/',
    'https://a..com/',
    'https://-a.com/',
    'https://example.com./',
    'https://example.com/%zz',
    'https://中国.cn/',
    'https://example.com/ ',
    'file:///etc/passwd',
  ].map((url): Case => [
    url,
    address(url),
    `sources.yaml:11 [1].url: got ${JSON.stringify(url)}, must be http(s)://host/`,
  ]),
  ['a direction of writing', address('https://example.com/\u202ea'), 'sources.yaml:11: got U+202E'],
  ...['https://example.com', 'http://example.com:8080/a?b=c#d', 'https://example.com/%E4%B8%AD.html'].map(
    (url): Case => [url, address(url)],
  ),
  [
    'a related feature elsewhere',
    { [DISTRICTS]: ['related: [districts/south-half]', 'related: ["../../etc/passwd"]'] },
    `${DISTRICTS}:24 [1].related[0]: got "../../etc/passwd", must be layer-id/feature-id`,
  ],
];

/** What every object answers to, wherever a name may stand. */
const inherited: Case[] = Object.getOwnPropertyNames(Object.prototype).flatMap((name): Case[] => [
  [`${name} as an id`, { [WAYS]: (text) => text.replace(/id: .*/, `id: ${name}`) }, `${WAYS}:1 [0].id: got`],
  [
    `${name} as a class`,
    { [WAYS]: ['status: building', `status: building\n  class: ${name}`] },
    `[1].class: got`,
  ],
  [
    `${name} as a source`,
    { [WAYS]: ['sources: [daily-2021]', `sources: [${name}]`] },
    `${WAYS}:21 [1].sources`,
  ],
  [
    `${name} as a key`,
    { [WAYS]: ['status: building', `status: building\n  ${name}: 1`] },
    `${WAYS}:18 [1].${name}`,
  ],
  [`${name} as a column`, { [CSV]: ['note_en', name] }, `${CSV}:1: got a column ${name}`],
  [
    `${name} as the column of a figure`,
    { [CSV]: ['seats,seats_year,seats_source', `${name},${name}_year,${name}_source`] },
    `${CSV}:2 [0].facts[0].field: got "${name}"`,
  ],
]);

describe.each([
  ['names that every object has', inherited],
  ['encodings and characters', encodings],
  ['YAML', yaml],
  ['dates', dates],
  ['tables', tables],
  ['GeoJSON geometry', shapes],
  ['recipes and basemap', recipes],
  ['GeoJSON', collections],
  ['names of files', files],
  ['symbolic links to', links],
  ['addresses', addresses],
])('%s', (_, cases) => {
  it.each(cases)('%s', async (_what, edits, ...messages) => {
    const { errors } = await built(edits);
    if (messages.length === 0) expect(errors).toEqual([]);
    for (const message of messages)
      expect(
        errors.some((error) => error.includes(message) && /got .+(expected|must (not )?be)/s.test(error)),
        `expected: ${message}\namong:\n${errors.join('\n')}`,
      ).toBe(true);
  });
});
