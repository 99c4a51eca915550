/**
 * One test for each kind of mistake: the message names file, line, field, what was got and what was expected. The file
 * is long because one table lists all of them.
 */
import { describe, expect, it } from 'vitest';
import { built, type Edit } from './tiny-city.ts';

const WAYS = 'layers/ways/features.yaml';
const WAYS_LAYER = 'layers/ways/layer.yaml';
const DISTRICTS = 'layers/districts/features.yaml';
const DISTRICTS_LAYER = 'layers/districts/layer.yaml';
const SPOTS = 'layers/spots/features.csv';
const SPOTS_LAYER = 'layers/spots/layer.yaml';
const TOUR = 'tours/walk.yaml';
const PANELS = `panels:
  cities: no-cities
  figures: { density: no-density }
  travel: { layer: no-reach, core: core, minutes: rail-time, pairs: rail-pairs }
  frames: no-frames
approval:`;

type Case = [what: string, edits: Readonly<Record<string, Edit>>, message: string];

const grammar: Case[] = [
  [
    'a word that is not in the list',
    { [WAYS]: ['status: building', 'status: open'] },
    `${WAYS}:17 [1].status: got "open", expected existing | building | planned | studied`,
  ],
  [
    'a missing field',
    { [WAYS]: ['  asOf: 2021-05\n', ''] },
    `${WAYS}:15 [1].asOf: got nothing, expected it to be given`,
  ],
  [
    'an unknown field',
    { [WAYS]: ['  since: 1998', '  begun: 1998'] },
    `${WAYS}:6 [0].begun: got a word that is not in the grammar`,
  ],
  [
    'an id that is not kebab-case',
    { [WAYS]: ['id: gate-street', 'id: Gate_Street'] },
    `${WAYS}:1 [0].id: got "Gate_Street", must be kebab-case: a-z, 0-9, -`,
  ],
  [
    'an id that every object has',
    { [WAYS]: ['id: gate-street', 'id: constructor'] },
    `${WAYS}:1 [0].id: got "constructor", must not be a word that every object has`,
  ],
  [
    'a field that every object has',
    { [WAYS]: ['  since: 1998', '  toString: 1998'] },
    `${WAYS}:6 [0].toString: got a word that every object has, expected one of the grammar`,
  ],
  [
    'a date of another form',
    { [WAYS]: ['since: 1998', 'since: 98'] },
    `${WAYS}:6 [0].since: got "98", must be YYYY`,
  ],
  [
    'a name in one language only',
    { [WAYS]: ['name: { zh: 双门大街, en: Gate Street }', 'name: { zh: 双门大街 }'] },
    `${WAYS}:2 [0].name.en: got nothing, expected it to be given`,
  ],
  [
    'an English apostrophe that is not that of print',
    { [WAYS]: ['en: Gate Street', "en: Gate's Street"] },
    `${WAYS}:2 [0].name.en: got "Gate's Street", must be written with ’ and “ ”, not with ' and "`,
  ],
  [
    'a recipe that does not exist',
    { [WAYS]: ['geometry: { through: [west-gate', 'geometry: { past: [west-gate'] },
    `${WAYS}:12 [0].geometry: got { past }, expected units | ring | through | basemap | around | within | all | point | place | between`,
  ],
  [
    'a position out of the country',
    { [WAYS]: ['[113.2, 34.14]', '[34.14, 113.2]'] },
    `${WAYS}:12 [0].geometry.through[1][0]: got 34.14, must be a longitude from 105 to 120: longitude comes first, then latitude`,
  ],
  [
    'a colour that is not in the palette',
    { [WAYS_LAYER]: ['color: slate-1', 'color: blue'] },
    `${WAYS_LAYER}:5 color: got "blue", expected vermilion-1 | `,
  ],
  [
    'a class without its colour',
    { [DISTRICTS_LAYER]: [', to: vermilion-2', ''] },
    `${DISTRICTS_LAYER}:11 color.classes[1].to: got nothing, expected it to be given`,
  ],
  [
    'broken YAML',
    { [WAYS]: ['sources: [yearbook-2020]', 'sources: [yearbook-2020'] },
    `${WAYS}:12: got broken YAML`,
  ],
  [
    'a key twice',
    { [WAYS]: ['  since: 1998', '  status: planned'] },
    `${WAYS}:6: got broken YAML (Map keys must be unique)`,
  ],
  [
    'a file that is no list',
    { 'sources.yaml': 'id: one\n' },
    'sources.yaml:1: got {"id":"one"}, expected a list',
  ],
  ['an empty file', { 'places.yaml': '' }, 'places.yaml: got an empty file, expected something in it'],
];

const files: Case[] = [
  [
    'no features',
    { [WAYS]: null },
    'layers/ways: got no features file, expected one of features.yaml | features.geojson | features.csv',
  ],
  [
    'two files of features',
    { 'layers/spots/features.yaml': '[]' },
    'layers/spots: got features.yaml and features.csv, expected one of',
  ],
  ['no declaration', { [WAYS_LAYER]: null }, 'layers/ways/layer.yaml: got no such file, expected it'],
  [
    'no description',
    { 'layers/ways/about.en.md': null },
    'layers/ways/about.en.md: got no such file, expected the description of the layer',
  ],
  [
    'an empty description',
    { 'layers/ways/about.zh.md': ' \n' },
    'layers/ways/about.zh.md: got an empty file',
  ],
  [
    'an apostrophe in an English description that is not that of print',
    { 'layers/ways/about.en.md': "The city's ways.\n" },
    `layers/ways/about.en.md:1: got "The city's ways.", must be written with ’ and “ ”, not with ' and "`,
  ],
  [
    'Markdown in a description',
    { 'layers/ways/about.en.md': '# Ways\n\nText.\n' },
    'expected plain paragraphs without Markdown or HTML',
  ],
  [
    'no basemap',
    { 'basemap/water.geojson': null },
    'basemap/water.geojson: got no such file, expected it: npm run basemap makes it',
  ],
  ['broken basemap', { 'basemap/relief.json': '{' }, 'basemap/relief.json:1: got broken JSON at column 2'],
  [
    'basemap of another kind',
    { 'basemap/units.topo.json': '{"type":"FeatureCollection"}' },
    'basemap/units.topo.json:1 type: got "FeatureCollection", expected Topology',
  ],
];

const references: Case[] = [
  [
    'an unknown source',
    { [WAYS]: ['sources: [daily-2021]', 'sources: [weekly-2021]'] },
    `${WAYS}:21 [1].sources[0]: got "weekly-2021", expected the id of a source in sources.yaml`,
  ],
  [
    'an unknown source of a fact',
    { [WAYS]: ['year: 2020, source: yearbook-2020', 'year: 2020, source: yearbook-1999'] },
    `${WAYS}:9 [0].facts[0].source: got "yearbook-1999"`,
  ],
  [
    'an unknown source of a place',
    { 'places.yaml': ['km: 1, source: yearbook-2020', 'km: 1, source: hearsay'] },
    'places.yaml:2 [1].source: got "hearsay"',
  ],
  [
    'an unknown place',
    { [WAYS]: ['to: [113.3, 34.2]', 'to: north-gate'] },
    `${WAYS}:22 [1].geometry.to: got "north-gate", expected the id of a place in places.yaml`,
  ],
  [
    'an unknown basemap line',
    { [WAYS]: ['river/qingshui', 'river/heishui'] },
    `${WAYS}:22 [1].geometry.basemap: got "river/heishui", expected a line of the basemap: river/qingshui`,
  ],
  [
    'an unknown unit',
    { [DISTRICTS]: ['units: [110100]', 'units: [110100, 990000]'] },
    `${DISTRICTS}:11 [0].geometry.units[1]: got 990000, expected the code of a county or city of the basemap`,
  ],
  [
    'an unknown theme',
    { [WAYS_LAYER]: ['theme: transport', 'theme: traffic'] },
    `${WAYS_LAYER}:3 theme: got "traffic", expected a theme of atlas.yaml`,
  ],
  [
    'an unknown credit',
    { [DISTRICTS_LAYER]: ['credits: [survey]', 'credits: [nobody]'] },
    `${DISTRICTS_LAYER}:15 credits[0]: got "nobody", expected a credit of atlas.yaml`,
  ],
  [
    'an unknown related feature',
    { [DISTRICTS]: ['related: [districts/south-half]', 'related: [districts/west-half]'] },
    `${DISTRICTS}:24 [1].related[0]: got "districts/west-half", expected a feature of layer districts`,
  ],
  [
    'a feature that repeats nobody knows which',
    { [WAYS_LAYER]: ['size: 4', 'size: 4\nrepeats: true'] },
    `${WAYS}:1 [0].related: got none for gate-street in a layer that repeats others, expected the feature that it repeats`,
  ],
  [
    'a related feature of no layer',
    { [DISTRICTS]: ['related: [districts/south-half]', 'related: [rails/one]'] },
    `${DISTRICTS}:24 [1].related[0]: got "rails/one", expected a layer that has a folder`,
  ],
  [
    'a feature id twice',
    { [WAYS]: ['id: riverside', 'id: gate-street'] },
    `${WAYS}:15 [1].id: got "gate-street" again (first in line 1), expected each feature of a layer to have an id of its own`,
  ],
  [
    'a source id twice',
    { 'sources.yaml': ['id: daily-2021', 'id: yearbook-2020'] },
    'sources.yaml:6 [1].id: got "yearbook-2020" again (first in line 1)',
  ],
  [
    'a theme id twice',
    { 'atlas.yaml': ['id: transport', 'id: structure'] },
    'atlas.yaml:12 themes[1].id: got "structure" again',
  ],
  [
    'bounds in another order',
    { 'atlas.yaml': ['bounds: [113, 34, 113.4, 34.4]', 'bounds: [113.4, 34, 113, 34.4]'] },
    'atlas.yaml:3 bounds: got 113.4, 34, 113, 34.4, expected west, south, east, north',
  ],
];

const sources: Case[] = [
  [
    'a source that nothing cites',
    { 'places.yaml': ['km: 0.5, source: own-estimate', 'km: 0.5, source: daily-2021'] },
    'sources.yaml:11 [2].id: got own-estimate, which nothing cites, expected a source that something rests on',
  ],
  [
    'a source under two ids',
    {
      'sources.yaml': [
        '- id: own-estimate\n',
        '- id: paper-2021\n  title: { zh: 小城日报报道, en: Tiny City Daily }\n  outlet: { zh: 小城日报, en: Daily }\n  date: 2021-05-04\n  kind: media\n- id: own-estimate\n',
      ],
      'places.yaml': ['km: 1, source: yearbook-2020', 'km: 1, source: paper-2021'],
    },
    'sources.yaml:12 [2].title: got outlet, date and title of daily-2021 again for paper-2021, expected each source once',
  ],
  [
    'a database whose licence is not told',
    { 'sources.yaml': ['en: Tiny City Daily }', 'en: OpenStreetMap contributors }'] },
    'sources.yaml:6 [1].licence: got nothing for daily-2021, expected ODbL-1.0, the licence of the database of OpenStreetMap contributors',
  ],
  [
    'a database licence of what is none',
    { 'sources.yaml': ['  date: 2021-05-04\n', '  date: 2021-05-04\n  licence: ODbL-1.0\n'] },
    'sources.yaml:10 [1].licence: got ODbL-1.0 for daily-2021, expected nothing, the licence of the database of Tiny City Daily',
  ],
];

/** A comparison for `comparisons.yaml`; Tiny City has none of its own. */
const comparison = (feature: string, source: string, rest: string): Readonly<Record<string, Edit>> => ({
  'comparisons.yaml': `- feature: ${feature}\n  source: ${source}\n  ${rest}\n`,
});
const drawing: Case[] = [
  [
    'a line that misses a place that it is said to pass',
    comparison('ways/riverside', 'daily-2021', 'places: [west-gate, east-gate]'),
    'comparisons.yaml:3 [0].places[1]: got east-gate 9.7 km from ways/riverside, which daily-2021 says to pass it, expected at most 2.5 km: its accuracy_km of 1.5, and the doubt of the place',
  ],
  [
    'a line that misses a county that it is said to cross',
    comparison('ways/gate-street', 'yearbook-2020', 'units: [110101, 110202]'),
    'comparisons.yaml:3 [0].units[1]: got 110202 6.6 km from ways/gate-street, which yearbook-2020 says to cross it, expected at most 1.5 km: its accuracy_km of 1, and the doubt of the unit',
  ],
  [
    'a line that is shorter than published',
    { [WAYS]: ['value: 33.5', 'value: 53.5'] },
    `${WAYS}:14 [0].accuracy_km: got a length of 53.5 km published for gate-street and 34.0 km drawn, expected them at most 4.7 km apart, as accuracy_km 1 allows`,
  ],
  [
    'a comparison of what is no line',
    comparison('districts/south-half', 'yearbook-2020', 'units: [110101]'),
    'comparisons.yaml:1 [0].feature: got districts/south-half, which is drawn as fill, expected a line',
  ],
  [
    'a comparison of a feature that is not there',
    comparison('ways/gone', 'yearbook-2020', 'units: [110101]'),
    'comparisons.yaml:1 [0].feature: got "ways/gone", expected a feature of layer ways',
  ],
  [
    'a comparison with a source that the feature does not cite',
    comparison('ways/riverside', 'yearbook-2020', 'places: [west-gate]'),
    'comparisons.yaml:2 [0].source: got "yearbook-2020", expected a source that ways/riverside cites: its card must name who says so',
  ],
  [
    'a comparison with a place that is not there',
    comparison('ways/riverside', 'daily-2021', 'places: [north-gate]'),
    'comparisons.yaml:3 [0].places[0]: got "north-gate", expected the id of a place in places.yaml',
  ],
  [
    'a comparison with a unit that is not there',
    comparison('ways/riverside', 'daily-2021', 'units: [999999]'),
    'comparisons.yaml:3 [0].units[0]: got 999999, expected the code of a county or city of the basemap',
  ],
  [
    'a comparison with nothing',
    comparison('ways/riverside', 'daily-2021', 'places: []'),
    'comparisons.yaml:1 [0]: got neither places nor units for ways/riverside, expected what it passes',
  ],
];

const facts: Case[] = [
  [
    'a number without a year',
    { [WAYS]: ['value: 33.5, year: 2020,', 'value: 33.5,'] },
    `${WAYS}:9 [0].facts[0]: got 33.5 without a year`,
  ],
  [
    'a field that the layer does not have',
    { [WAYS]: ['field: length', 'field: width'] },
    `${WAYS}:9 [0].facts[0].field: got "width", expected a field of layer.yaml: length`,
  ],
  [
    'another unit than the field has',
    { [WAYS]: ['value: 33.5,', 'value: 33.5, unit: m,'] },
    `${WAYS}:9 [0].facts[0].unit: got m, expected km, the unit of field length`,
  ],
  [
    'a number for a field without unit',
    { [WAYS_LAYER]: [', unit: km, check: length', ''] },
    `${WAYS}:9 [0].facts[0].value: got a number for field length, which has no unit`,
  ],
  [
    'neither field nor label',
    { [WAYS]: ['label: { zh: 等级, en: Class },', ''] },
    `${WAYS}:10 [0].facts[1]: got neither field nor label`,
  ],
  [
    'a number of our own that does not say so',
    { [WAYS]: ['year: 2020, source: yearbook-2020', 'year: 2020, source: own-estimate'] },
    `${WAYS}:9 [0].facts[0].confidence: got nothing for a number of our own estimate, expected low`,
  ],
];

const lives: Case[] = [
  [
    'works without the date of their first evidence',
    { [WAYS]: ['  since: 2021-05-04\n', ''] },
    `${WAYS}:15 [1]: got status building without since, expected the date of its first evidence`,
  ],
  [
    'phases that do not ascend',
    {
      [WAYS]: [
        '  since: 2021-05-04\n',
        '  since: 2021-05-04\n  earlier: [{ status: planned, from: 2022, source: daily-2021 }]\n',
      ],
    },
    `${WAYS}:19 [1].earlier[0].from: got 2022, expected no date after the next phase, 2021-05-04`,
  ],
  [
    'a later phase that does not say when it began',
    {
      [WAYS]: [
        '  since: 2021-05-04\n',
        '  since: 2021-05-04\n  earlier: [{ status: studied, source: daily-2021 }, { status: planned, source: daily-2021 }]\n',
      ],
    },
    `${WAYS}:19 [1].earlier[1]: got a later phase without from, expected when it began`,
  ],
  [
    'a target for what exists',
    { [WAYS]: ['since: 1998', 'since: 1998\n  target: { when: 2030, source: daily-2021 }'] },
    `${WAYS}:7 [0].target: got a target for what exists, expected it on unfinished works only`,
  ],
  [
    'an end before the beginning',
    { [WAYS]: ['since: 1998', 'since: 1998\n  until: 1990'] },
    `${WAYS}:7 [0].until: got 1990, expected no date before since, 1998`,
  ],
  [
    'a phase or a target without a source that exists',
    {
      [WAYS]: ['  since: 2021-05-04\n', '  since: 2021-05-04\n  target: { when: 2030, source: rumour }\n'],
    },
    `${WAYS}:19 [1].target.source: got "rumour", expected the id of a source in sources.yaml`,
  ],
];

const honesty: Case[] = [
  [
    'a basis better than the recipe gives',
    { [WAYS]: ['basis: traced\n  accuracy_km: 1.5', 'basis: official\n  accuracy_km: 1.5'] },
    `${WAYS}:23 [1].basis: got official, expected no better than traced, the best that basemap gives`,
  ],
  [
    'a place known from an estimate only that is called traced',
    { [SPOTS]: ['east-gate,traced', 'west-gate,traced'] },
    `${SPOTS}:3 [1].basis: got traced for east-gate, expected schematic: nothing but an estimate says where it is`,
  ],
  [
    'an outline of our own estimate that is called traced',
    {
      [DISTRICTS]: [
        'sources: [daily-2021]\n  geometry: { ring: [[113.1, 34.25], [113.3, 34.25], [113.3, 34.35], [113.1, 34.35]], smooth: true }\n  basis: schematic',
        'sources: [daily-2021, own-estimate]\n  geometry: { ring: [[113.1, 34.25], [113.3, 34.25], [113.3, 34.35], [113.1, 34.35]], smooth: true }\n  basis: traced',
      ],
    },
    `${DISTRICTS}:22 [1].basis: got traced for north-park, expected schematic: nothing but an estimate says where it is`,
  ],
  [
    'an accuracy better than that of the places used',
    { [WAYS]: ['accuracy_km: 1\n', 'accuracy_km: 0.8\n'] },
    `${WAYS}:14 [0].accuracy_km: got 0.8, expected 1 or more`,
  ],
  [
    'an accuracy better than that of unit borders',
    { [DISTRICTS]: ['accuracy_km: 0.5', 'accuracy_km: 0.1'] },
    `${DISTRICTS}:13 [0].accuracy_km: got 0.1, expected 0.5 or more`,
  ],
  [
    'a geometry that the layer has no mark for',
    {
      [WAYS]: [
        'geometry: { through: [west-gate, [113.2, 34.14], east-gate] }',
        'geometry: { point: [113.2, 34.14] }',
      ],
    },
    `${WAYS}:12 [0].geometry: got point, which is drawn as circle, expected circle among the layer's marks: line`,
  ],
];

const outlines: Case[] = [
  [
    'an outline that crosses itself',
    { [DISTRICTS]: ['[113.3, 34.25], [113.3, 34.35]', '[113.3, 34.35], [113.3, 34.25]'] },
    'layers/districts/features.yaml:21 [1].geometry.ring: got an outline that crosses itself at 113.2',
  ],
  [
    'the comparison of what has no length',
    { [WAYS_LAYER]: ['unit: km, check: length', 'unit: person, check: length'] },
    `${WAYS_LAYER}:9 fields.length.check: got length for a field in person, expected a unit of length`,
  ],
];

const encodings: Case[] = [
  [
    'a class without colour',
    { [DISTRICTS]: ['class: north', 'class: east'] },
    `${DISTRICTS}:16 [1].class: got "east", expected one that the color of layer.yaml covers: south | north`,
  ],
  [
    'no class where colours follow it',
    { [DISTRICTS]: ['  class: north\n', ''] },
    `${DISTRICTS}:14 [1].class: got no class, expected one: color of the layer follow it`,
  ],
  [
    'a class twice',
    { [DISTRICTS_LAYER]: ['value: north', 'value: south'] },
    `${DISTRICTS_LAYER}:11 color.classes[1].value: got "south" again`,
  ],
  [
    'steps of an unknown field',
    { [SPOTS_LAYER]: ['by: seats', 'by: chairs'] },
    `${SPOTS_LAYER}:8 size.by: got "chairs", expected a field of the layer: seats`,
  ],
  [
    'steps in another unit',
    { [SPOTS_LAYER]: ['  unit: person\n', '  unit: km\n'] },
    `${SPOTS_LAYER}:9 size.unit: got km, expected person, the unit of field seats`,
  ],
  [
    'steps that end with a break',
    { [SPOTS_LAYER]: ['- { to: 14 }', '- { below: 900, to: 14 }'] },
    `${SPOTS_LAYER}:12 size.steps[1].below: got 900 in the last step`,
  ],
  [
    'steps that go down',
    { [SPOTS_LAYER]: ['- { to: 14 }', '- { below: 100, to: 9 }\n    - { to: 14 }'] },
    `${SPOTS_LAYER}:12 size.steps[1].below: got 100 after 500, expected ascending breaks`,
  ],
  [
    'a step without its break',
    { [SPOTS_LAYER]: ['below: 500, ', ''] },
    `${SPOTS_LAYER}:11 size.steps[0]: got no \`below\``,
  ],
];

const MOVING = 'marks: [line, trip]\ntrips: { by: length, each: 5 }';
const trips: Case[] = [
  [
    'moving marks that stand for nothing',
    { [WAYS_LAYER]: ['marks: [line]', 'marks: [line, trip]'] },
    `${WAYS_LAYER}:4 marks: got trip without \`trips\``,
  ],
  [
    'what moving marks stand for, where nothing moves',
    { [WAYS_LAYER]: ['size: 4', 'size: 4\ntrips: { by: length, each: 5 }'] },
    `${WAYS_LAYER}:7 trips: got it without trip among the marks: line`,
  ],
  [
    'moving marks that follow a field which is not there',
    { [WAYS_LAYER]: ['marks: [line]', MOVING.replace('length', 'pairs')] },
    `${WAYS_LAYER}:5 trips.by: got "pairs", expected a field of the layer: length`,
  ],
  [
    'a line with moving marks but no number of them',
    {
      [WAYS_LAYER]: ['marks: [line]', MOVING],
      [WAYS]: [
        '{ basemap: river/qingshui, from: west-gate, to: [113.3, 34.2] }',
        '{ along: ways/gate-street }',
      ],
    },
    `${WAYS}:15 [1].facts: got no number above 0 for length`,
  ],
  [
    'an accuracy other than that of the line that is followed',
    {
      [WAYS_LAYER]: ['marks: [line]', MOVING],
      [WAYS]: [
        '{ basemap: river/qingshui, from: west-gate, to: [113.3, 34.2] }',
        '{ along: ways/gate-street }',
      ],
    },
    `${WAYS}:24 [1].accuracy_km: got traced within 1.5, expected that of the line it follows: traced within 1`,
  ],
  [
    'something to follow that is not there',
    {
      [WAYS]: [
        '{ basemap: river/qingshui, from: west-gate, to: [113.3, 34.2] }',
        '{ along: ways/no-street }',
      ],
    },
    `${WAYS}:22 [1].geometry.along: got "ways/no-street", expected a feature of the atlas`,
  ],
];

const plan: Case[] = [
  [
    'an element that is neither the article’s nor added',
    { 'plan.yaml': ['      says: { zh: 分南北两片。, en: A north and a south. }\n', ''] },
    'plan.yaml:4 [0].elements[0]: got neither says nor added, expected one of them',
  ],
  [
    'an element that is both',
    {
      'plan.yaml': [
        'says: { zh: 沿清水河。, en: Along the Qingshui. }',
        'says: { zh: 沿清水河。, en: Along the Qingshui. }\n      added: { zh: 列在这里。, en: Listed here. }',
      ],
    },
    'plan.yaml:12 [0].elements[1].added: got both says and added, expected one of them',
  ],
  [
    'an element with neither drawing nor reason',
    { 'plan.yaml': ['      shows: [districts]\n', ''] },
    'plan.yaml:4 [0].elements[0]: got neither shows nor undrawn',
  ],
  [
    'an element with both',
    {
      'plan.yaml': [
        'shows: [districts]',
        'shows: [districts]\n      undrawn: { why: not-spatial, zh: 无, en: None }',
      ],
    },
    'plan.yaml:9 [0].elements[0].undrawn: got both shows and undrawn',
  ],
  [
    'a hidden class that its layer does not have',
    { 'plan.yaml': ['shows: [districts]', 'shows: [districts]\n      hidden: { districts: [east] }'] },
    'plan.yaml:9 [0].elements[0].hidden.districts[0]: got "east", expected a class of layer districts: south | north',
  ],
  [
    'hidden classes of a layer that the element does not show',
    { 'plan.yaml': ['shows: [districts]', 'shows: [districts]\n      hidden: { ways: [north] }'] },
    'plan.yaml:9 [0].elements[0].hidden.ways: got "ways", expected a layer that is on: districts',
  ],
  [
    'an unknown layer',
    { 'plan.yaml': ['shows: [districts]', 'shows: [quarters]'] },
    'plan.yaml:8 [0].elements[0].shows[0]: got "quarters", expected a layer that has a folder',
  ],
  [
    'an unknown feature',
    { 'plan.yaml': ['spots/museum', 'spots/theatre'] },
    'plan.yaml:15 [0].elements[1].shows[1]: got "spots/theatre", expected a feature of layer spots',
  ],
  [
    'an unknown source',
    { 'plan.yaml': ['sources: [yearbook-2020]', 'sources: [rumour]'] },
    'plan.yaml:7 [0].elements[0].sources[0]: got "rumour"',
  ],
  [
    'an element id twice',
    { 'plan.yaml': ['id: promenade', 'id: two-halves'] },
    'plan.yaml:9 [0].elements[1].id: got "two-halves" again',
  ],
];

const tours: Case[] = [
  [
    'an unknown layer',
    { [TOUR]: ['on: [districts]', 'on: [districts, quarters]'] },
    `${TOUR}:7 chapters[0].on[1]: got "quarters", expected a layer that has a folder`,
  ],
  [
    'a layer twice',
    { [TOUR]: ['on: [ways, spots]', 'on: [ways, ways]'] },
    `${TOUR}:15 chapters[1].on[1]: got "ways" again, expected each layer once`,
  ],
  [
    'an unknown class',
    { [TOUR]: ['districts: [north]', 'districts: [east]'] },
    `${TOUR}:8 chapters[0].hidden.districts[0]: got "east", expected a class of layer districts: south | north`,
  ],
  [
    'a class of a layer that has none',
    { [TOUR]: ['on: [ways, spots]', 'on: [ways, spots]\n    hidden: { spots: [museum] }'] },
    `${TOUR}:16 chapters[1].hidden.spots[0]: got "museum", expected a class of layer spots: it has none`,
  ],
  [
    'all classes hidden',
    { [TOUR]: ['districts: [north]', 'districts: [north, south]'] },
    `${TOUR}:8 chapters[0].hidden.districts: got all classes of layer districts, expected at least one to be drawn`,
  ],
  [
    'hidden classes of a layer that is off',
    { [TOUR]: ['hidden: { districts: [north] }', 'hidden: { ways: [north] }'] },
    `${TOUR}:8 chapters[0].hidden.ways: got "ways", expected a layer that is on: districts`,
  ],
  [
    'an unknown feature',
    { [TOUR]: ['ways/gate-street', 'ways/market-street'] },
    `${TOUR}:18 chapters[1].highlight[0]: got "ways/market-street", expected a feature of layer ways`,
  ],
  [
    'a feature of no layer',
    { [TOUR]: ['ways/gate-street', 'rails/one'] },
    `${TOUR}:18 chapters[1].highlight[0]: got "rails/one", expected a layer that has a folder`,
  ],
  [
    'a feature of a layer that is off',
    { [TOUR]: ['districts/south-half', 'spots/museum'] },
    `${TOUR}:10 chapters[0].highlight[0]: got "spots/museum", expected a feature of a layer that is on: districts`,
  ],
  [
    'a feature of a hidden class',
    { [TOUR]: ['districts/south-half', 'districts/north-park'] },
    `${TOUR}:10 chapters[0].highlight[0]: got "districts/north-park" of the hidden class north, expected one that is drawn`,
  ],
  [
    'a feature before its time',
    { [TOUR]: ['ways/gate-street', 'ways/riverside'] },
    `${TOUR}:18 chapters[1].highlight[0]: got "ways/riverside", which is not there at 2012, expected one that is`,
  ],
  [
    'bounds in another order',
    { [TOUR]: ['[113, 34, 113.4, 34.4]', '[113, 34.4, 113.4, 34]'] },
    `${TOUR}:9 chapters[0].bounds: got 113, 34.4, 113.4, 34, expected west, south, east, north`,
  ],
  [
    'bounds out of reach',
    { [TOUR]: ['[113, 34, 113.4, 34.4]', '[112, 34, 113.4, 34.4]'] },
    `${TOUR}:9 chapters[0].bounds: got 112, 34, 113.4, 34.4, expected it inside the reach of atlas.yaml: 112.5, 33.5, 114, 35`,
  ],
  [
    'zooms in another order',
    { 'atlas.yaml': ['zoom: [3, 14]', 'zoom: [14, 3]'] },
    'atlas.yaml:5 zoom: got 14, 3, expected the smallest and the largest zoom',
  ],
  [
    'a layer that no zoom shows',
    { [SPOTS_LAYER]: ['rank: 2', 'rank: 2\nminzoom: 15'] },
    `${SPOTS_LAYER}:6 minzoom: got 15, expected at most 14, the largest zoom of atlas.yaml`,
  ],
  [
    'names that no zoom shows',
    { [SPOTS_LAYER]: ['rank: 2', 'rank: 2\nlabel: { minzoom: 8, later: { small: 16 } }'] },
    `${SPOTS_LAYER}:6 label.later.small: got 16, expected at most 14, the largest zoom of atlas.yaml`,
  ],
  [
    'a moment outside the years',
    { [TOUR]: ['moment: 2012', 'moment: 2009-12-31'] },
    `${TOUR}:17 chapters[1].moment: got 2009-12-31, expected it within the years of atlas.yaml: 2010–2035`,
  ],
  [
    'a chapter id twice',
    { [TOUR]: ['id: streets', 'id: halves'] },
    `${TOUR}:12 chapters[1].id: got "halves" again (first in line 4), expected each chapter of a tour to have an id of its own`,
  ],
  [
    'a chapter without layers',
    { [TOUR]: ['on: [districts]', 'on: []'] },
    `${TOUR}:7 chapters[0].on: got [], expected >=1`,
  ],
  [
    'a name that is not kebab-case',
    { 'tours/Long_Walk.yaml': 'chapters: []\n' },
    'tours/Long_Walk.yaml: got the name "Long_Walk", must be kebab-case: a-z, 0-9, -',
  ],
];

const tables: Case[] = [
  [
    'an unknown column',
    { [SPOTS]: ['name_zh,name_en', 'naam,name_en'] },
    `${SPOTS}:1: got a column naam, expected id | `,
  ],
  [
    'a row that is too short',
    { [SPOTS]: ['daily-2021,,,,,\n', 'daily-2021,,,\n'] },
    `${SPOTS}:3: got 14 cells, expected 16`,
  ],
  [
    'a cell that is no number',
    { [SPOTS]: ['113.21,34.13', 'E113,34.13'] },
    `${SPOTS}:2 [0].geometry.point[0]: got "E113", expected number`,
  ],
  [
    'a quote that never ends',
    { [SPOTS]: ['"Museum, Tiny City"', '"Museum, Tiny City'] },
    `${SPOTS}:2: got a quote that never ends`,
  ],
  [
    'a figure without a year',
    { [SPOTS]: ['800,2021,', '800,,'] },
    `${SPOTS}:2 [0].facts[0]: got 800 without a year`,
  ],
];

describe.each([
  ['the grammar', grammar],
  ['files', files],
  ['references', references],
  ['sources', sources],
  ['what is published of the drawing', drawing],
  ['facts', facts],
  ['honesty', honesty],
  ['outlines and lengths', outlines],
  ['encodings', encodings],
  ['moving marks', trips],
  ['the plan', plan],
  ['the course of a life', lives],
  ['tours', tours],
  ['tables', tables],
])('mistakes against %s', (_, cases) => {
  it.each(cases)('%s', async (_what, edits, message) => {
    const { errors } = await built(edits);
    const found = errors.find((error) => error.includes(message));
    expect(found, `among:\n${errors.join('\n')}\nexpected: ${message}`).toBeDefined();
  });
});

describe('reporting', () => {
  it('finds nothing wrong with Tiny City itself', async () => {
    expect(await built({})).toEqual({ errors: [], warnings: [] });
  });
  it('reports all mistakes at once, by file and line', async () => {
    const { errors } = await built({
      [WAYS]: ['status: building', 'status: open'],
      [DISTRICTS]: ['class: north', 'class: east'],
      'plan.yaml': ['shows: [districts]', 'shows: [quarters]'],
    });
    expect(errors.map((error) => error.split(' ')[0])).toEqual([
      expect.stringContaining('layers/districts/features.yaml:16'),
      expect.stringContaining('layers/ways/features.yaml:17'),
      expect.stringContaining('plan.yaml:8'),
    ]);
  });
  it('reports no references to files that could not be read', async () => {
    const { errors } = await built({ 'sources.yaml': 'broken: [\n', [WAYS_LAYER]: null });
    expect(errors.filter((error) => !/sources\.yaml|ways\/layer\.yaml/.test(error))).toEqual([]);
  });
  it('tells which layers, classes and fields the panels read in vain', async () => {
    const { errors } = await built({ 'atlas.yaml': ['approval:', PANELS] });
    expect(errors).toEqual([
      'atlas.yaml:14 panels.cities: got "no-cities", expected a layer that has a folder',
      'atlas.yaml:15 panels.figures.density: got "no-density", expected a layer that has a folder',
      'atlas.yaml:16 panels.travel.layer: got "no-reach", expected a layer that has a folder',
      'atlas.yaml:17 panels.frames: got "no-frames", expected a layer that has a folder',
    ]);
    const spots = await built({ 'atlas.yaml': ['approval:', PANELS.replaceAll(/no-\w+/g, 'spots')] });
    expect(spots.errors).toEqual([
      'atlas.yaml:14 panels.cities: got "spots", expected a layer with the fields that are compared: it lacks population, area, urban, gdp',
      'atlas.yaml:16 panels.travel.core: got "core", expected a class of layer spots',
      'atlas.yaml:16 panels.travel.minutes: got "rail-time", expected a field of layer spots',
      'atlas.yaml:16 panels.travel.pairs: got "rail-pairs", expected a field of layer spots',
    ]);
  });
  it('refuses a label that the font cannot write, and only warns of such a note', async () => {
    const { errors, warnings } = await built(
      {
        [WAYS]: ['zh: 双门大街', 'zh: 滍阳大街'],
        [DISTRICTS]: ['basis: schematic', 'note: { zh: 藚, en: Grass }\n  basis: schematic'],
      },
      true,
    );
    expect(errors).toEqual([
      `${WAYS}:2 [0].name: got “滍” (U+6ECD), which the bundled font lacks, expected only characters that can be printed on the map`,
    ]);
    expect(warnings).toEqual([expect.stringContaining('got “藚” (U+85DA), which the bundled font lacks')]);
  });
  it('warns of a class without features', async () => {
    const { errors, warnings } = await built({
      [DISTRICTS_LAYER]: [
        '    - { value: north',
        '    - { value: west, label: { zh: 西, en: W }, to: vermilion-3 }\n    - { value: north',
      ],
    });
    expect(errors).toEqual([]);
    expect(warnings).toEqual([
      expect.stringContaining('layer.yaml:11 color.classes[1].value: got class "west", which no feature has'),
    ]);
  });
  it('warns of a mark without features', async () => {
    const { warnings } = await built({ [WAYS_LAYER]: ['marks: [line]', 'marks: [line, arc]'] });
    expect(warnings).toEqual([
      `${WAYS_LAYER}:4 marks[1]: got arc, which no feature of the layer is drawn with`,
    ]);
  });
});
