/**
 * The grammar of everything under data/: what a layer, a feature, a place, a source and the plan index may say.
 * Long, because the whole grammar is to be read in one place.
 * One word more here means every reader answers it: encode, legend, card, svg, map, table (their switches end in `never`).
 */
import * as v from 'valibot';
import { COLORS } from '../legend/palette.ts';
import type { Slot } from './slots.ts';

const line = v.pipe(
  v.string(),
  v.trim(),
  v.nonEmpty('must not be empty'),
  v.regex(/^[^\n\t]*$/, 'must be one line, without tabs'),
);
/** English as it is printed: with the apostrophes and quotes of print. */
const english = v.pipe(line, v.regex(/^[^'"]*$/, 'must be written with ’ and “ ”, not with \' and "'));
/** Look-ups by such a name find what every object has: `constructor` is the only one that an id could be. */
const notInherited = v.check(
  (id: string) => !(id in Object.prototype),
  'must not be a word that every object has',
);
export const Id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case: a-z, 0-9, -'),
  notInherited,
);
/** A feature named from outside its layer: `layer-id/feature-id`. */
export const FeatureRef = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'must be layer-id/feature-id'),
);
/** The same words in Chinese and in English; both are always present. */
export const Text = v.strictObject({ zh: line, en: english });
/** The years that a date may have. A year outside them is a typing error. */
const YEARS = [1000, 2100] as const;
const FORM = /^\d{4}(-\d{2}(-\d{2})?)?$/;
/** Whether a date is in the calendar: 2021-02-30 is not. Another form is told of by itself. */
const isDate = (when: string): boolean => {
  if (!FORM.test(when)) return true;
  const [year = NaN, month = 1, day = 1] = when.split('-').map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return (
    year >= YEARS[0] && year <= YEARS[1] && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  );
};
const NO_DATE = `must be a date of the calendar, from ${String(YEARS[0])} to ${String(YEARS[1])}`;
/** A year, a month or a day, as text: 2023, 2023-10, 2023-10-28. */
export const When = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform(String),
  v.regex(FORM, 'must be YYYY, YYYY-MM or YYYY-MM-DD'),
  v.check(isDate, NO_DATE),
);

/** Says what a coordinate that cannot be here looks like. */
const coordinate = (word: string, from: number, to: number, other: readonly [number, number]) => {
  const message = ({ input }: { input: number }): string => {
    const range = `must be a ${word} from ${String(from)} to ${String(to)}`;
    if (input >= other[0] && input <= other[1]) return `${range}: longitude comes first, then latitude`;
    return Math.abs(input) > 180 ? `${range}: degrees (WGS84), not metres of a projection` : range;
  };
  return v.pipe(v.number(), v.minValue(from, message), v.maxValue(to, message));
};
const lon = coordinate('longitude', 105, 120, [30, 40]);
const lat = coordinate('latitude', 30, 40, [105, 120]);
/** WGS84 longitude, latitude in degrees. */
export const Position = v.strictTuple([lon, lat], ({ expected }) =>
  expected === 'never'
    ? 'must be longitude and latitude only: a third coordinate (height) is not drawn'
    : 'must be [longitude, latitude]',
);

export const MARKS = ['fill', 'line', 'circle', 'arc', 'trip'] as const;
export const STATUSES = ['existing', 'building', 'planned', 'studied'] as const;
/** From the most to the least exact. */
export const BASES = ['official', 'derived', 'traced', 'schematic'] as const;
export const PATTERNS = ['solid', 'dashed', 'dotted', 'faint', 'expected'] as const;
export const UNITS = [
  'count',
  'person',
  'km',
  'm',
  'km2',
  'm2',
  'ha',
  'mu',
  'kmh',
  'minute',
  'percent',
  'yuan',
  'tonne',
  'tonne-a-year',
  'm3',
  'm3-a-year',
  'm3-a-second',
  'm3-a-day',
  'trip-a-day',
  'pair-a-day',
  'person-a-km2',
  'person-a-day',
  'lane',
] as const;
/** Licences of databases that pass on to what rests on many of their positions. */
export const DATABASE_LICENCES = ['ODbL-1.0'] as const;
/** `map`: positions can be read from it · `dataset`: figures can · `estimate`: it is our own. */
export const KINDS = ['government', 'media', 'encyclopaedia', 'map', 'dataset', 'estimate'] as const;

const color = v.picklist(COLORS);
const size = v.pipe(v.number(), v.minValue(1), v.maxValue(60));
const pattern = v.picklist(PATTERNS);

/** `value`: the same for all · `by` + `classes`: by a class · `by` + `steps`: by breaks of a number (in the field's unit). */
const encoding = <T extends v.GenericSchema>(to: T) =>
  v.union([
    to,
    v.strictObject({
      by: v.picklist(['class', 'status', 'basis']),
      classes: v.pipe(v.array(v.strictObject({ value: line, label: Text, to })), v.minLength(1)),
    }),
    v.strictObject({
      by: Id,
      unit: v.picklist(UNITS),
      /** Ascending; a number takes the first step it is below; the last step has no `below` and takes the rest. */
      steps: v.pipe(v.array(v.strictObject({ below: v.optional(v.number()), to })), v.minLength(2)),
    }),
  ]);

/** Circles whose area is in proportion to a number: `to` CSS pixels across at the value `at`. */
const proportional = v.strictObject({
  by: Id,
  unit: v.picklist(UNITS),
  proportional: v.strictObject({ at: v.pipe(v.number(), v.minValue(1)), to: size }),
});

export const Field = v.strictObject({
  label: Text,
  unit: v.optional(v.picklist(UNITS)),
  /** The build compares this figure with the drawn geometry and reports both. */
  check: v.optional(v.picklist(['area', 'length'])),
});

/** `layer.yaml` */
export const Layer = v.strictObject({
  title: Text,
  /** One sentence for the layer panel. */
  summary: Text,
  theme: Id,
  /** Marks drawn, each for the features of its geometry: fill ← areas, line ← lines, circle ← points, arc ← `between`, trip ← `along`. */
  marks: v.pipe(v.array(v.picklist(MARKS)), v.minLength(1)),
  /** Order inside the slot; higher is drawn later (on top). */
  rank: v.optional(v.number(), 0),
  on: v.optional(v.boolean(), false),
  /** Below this zoom the layer is not drawn and the panel says "zoom in to see". */
  minzoom: v.optional(v.pipe(v.number(), v.minValue(4), v.maxValue(14))),
  color: encoding(color),
  /** Line width or circle diameter in CSS pixels. */
  size: v.optional(v.union([...encoding(size).options, proportional])),
  /** Of moving marks: the field that says how many there are, and how many of its unit each one stands for. */
  trips: v.optional(v.strictObject({ by: Id, each: v.pipe(v.number(), v.minValue(0.1)) })),
  /** False where `since` is the date of a figure: then it is no change to be told of. */
  changes: v.optional(v.boolean(), true),
  /** True where each feature is one of another layer once more, for a figure: totals do not count it again. */
  repeats: v.optional(v.boolean(), false),
  /** What the reader must know to read the drawing (an assumption, a proportion): printed below the legend. */
  reading: v.optional(Text),
  /** Left out, it follows from the status, which is what honesty wants. */
  pattern: v.optional(encoding(pattern)),
  /** Opacity of fills, 0 to 1: 0 draws outlines only. */
  fill: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 0.18),
  /** From which zoom features carry their name, and those classes that wait longer; false: never. */
  label: v.optional(
    v.union([
      v.literal(false),
      v.strictObject({ minzoom: v.number(), later: v.optional(v.record(Id, v.number())) }),
    ]),
    { minzoom: 0 },
  ),
  /** Figures that features of this layer may give, in the order in which the card and the table show them. */
  fields: v.optional(v.record(Id, Field), {}),
  credits: v.optional(v.array(Id), []),
});

const area = v.union([
  /** Union of counties or cities, by their codes. */
  v.strictObject({ units: v.pipe(v.array(v.number()), v.minLength(1)) }),
  /** A hand-drawn outline: at least three corners, not closed. */
  v.strictObject({ ring: v.pipe(v.array(Position), v.minLength(3)), smooth: v.optional(v.boolean(), false) }),
]);
const lineRecipe = v.union([
  /** A smooth line through places (ids), points of other layers (`layer/feature`) and bends (positions). */
  v.strictObject({
    through: v.pipe(v.array(v.union([Id, FeatureRef, Position])), v.minLength(2)),
    smooth: v.optional(v.boolean(), true),
  }),
  /** A piece of a basemap line, whole or cut at the points nearest to `from` and `to`. */
  v.strictObject({
    basemap: line,
    from: v.optional(v.union([Id, Position])),
    to: v.optional(v.union([Id, Position])),
  }),
]);
/** How a geometry is made from facts. */
export const Recipe = v.union([
  ...area.options,
  ...lineRecipe.options,
  /** A corridor `km` to each side of a course, or a disc around a place. `clip` keeps what lies inside those units. */
  v.strictObject({
    around: v.union([...lineRecipe.options, Id, Position]),
    km: v.pipe(v.number(), v.minValue(0.05), v.maxValue(200)),
    clip: v.optional(v.array(v.number())),
  }),
  /** What of an area lies inside another. */
  v.strictObject({ within: area, of: area }),
  /** Several areas or several courses as one feature. */
  v.strictObject({ all: v.pipe(v.array(v.union([...area.options, ...lineRecipe.options])), v.minLength(2)) }),
  v.strictObject({ point: Position }),
  v.strictObject({ place: Id }),
  /** An arc from one place to another. */
  v.strictObject({ between: v.strictTuple([v.union([Id, Position]), v.union([Id, Position])]) }),
  /** Along the line of a feature of another layer: for marks that move. */
  v.strictObject({ along: FeatureRef }),
  /**
   * What can be reached within so many minutes: by rail to each station in its published time, from there, and from
   * the origin itself, at an assumed speed as the crow flies.
   */
  v.strictObject({
    reach: v.union([Id, Position]),
    minutes: v.pipe(v.number(), v.minValue(1), v.maxValue(600)),
    kmh: v.pipe(v.number(), v.minValue(1), v.maxValue(600)),
    stations: v.array(v.strictObject({ place: Id, minutes: v.pipe(v.number(), v.minValue(1)) })),
  }),
]);

export const Fact = v.strictObject({
  /** A key of the layer's `fields`; or give a `label` of its own. */
  field: v.optional(Id),
  label: v.optional(Text),
  /** A number in the field's unit, or words. */
  value: v.union([v.number(), Text]),
  unit: v.optional(v.picklist(UNITS)),
  /** The year or date that the value is of. */
  year: v.optional(When),
  source: Id,
  /** A qualification that belongs to this figure (about, forecast, several versions …). */
  note: v.optional(Text),
  /** `low`: a single weak source; the card says so. */
  confidence: v.optional(v.picklist(['low'])),
});

/** What a feature was before `since`: the map at an earlier moment shows that. */
export const Phase = v.strictObject({
  status: v.picklist(STATUSES),
  /** The class of that time, where it was another. */
  class: v.optional(Id),
  /** Left out of the first: it had been so as long as the map knows. */
  from: v.optional(When),
  source: Id,
  note: v.optional(Text),
});
/** When it is, or was, to be in use. Once that date has passed unseen, its opening counts as not verified. */
export const Target = v.strictObject({ when: When, source: Id, note: v.optional(Text) });

/** A record of `features.yaml` */
export const Feature = v.strictObject({
  id: Id,
  name: Text,
  /** What the map writes, where the name is too long for it. */
  short: v.optional(Text),
  aliases: v.optional(v.array(line), []),
  /** The class that the layer's encodings read with `by: class`. */
  class: v.optional(Id),
  status: v.picklist(STATUSES),
  /** When the status began; left out, it has been so as long as the map knows. */
  since: v.optional(When),
  /** When it was superseded: told, and marked from then on, but drawn all the same, so that it can be compared. */
  until: v.optional(When),
  /** Oldest first. */
  earlier: v.optional(v.array(Phase), []),
  target: v.optional(Target),
  /** The status is known as of this date. */
  asOf: When,
  /** One to three sentences in our own words. */
  note: v.optional(Text),
  facts: v.optional(v.array(Fact), []),
  sources: v.pipe(v.array(Id), v.minLength(1)),
  geometry: Recipe,
  basis: v.picklist(BASES),
  accuracy_km: v.pipe(v.number(), v.minValue(0.01), v.maxValue(200)),
  /** A point only: the code of the county that the basemap has there, where its name says another with good reason. */
  lies_in: v.optional(v.number()),
  confidence: v.optional(v.picklist(['low'])),
  /** Other features worth a look from this card. */
  related: v.optional(v.array(FeatureRef), []),
});
export const Features = v.array(Feature);

const NO_ADDRESS = 'must be http(s)://host/… as browsers copy it, without a user name';
/** Whether an address is written as every browser writes it: any other writing may look like another address. */
function isCanonical(text: string): boolean {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return false; // no address at all
  }
  const { href, username, password, hostname } = url;
  return (
    username + password === '' &&
    HOST.test(hostname) &&
    !AT_HOME.test(hostname) &&
    !/%(?![\da-f]{2})/i.test(text) &&
    (href === text || href === `${text}/`)
  );
}
const HOST = /^([a-z\d]([\w-]*[a-z\d])?\.)+[a-z\d-]*[a-z\d]$/;
/** What only the writer's own network knows. */
const AT_HOME =
  /^(0|10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01]))\.[\d.]+$|\.(local|internal|localhost|lan)$/;

/** `sources.yaml` */
export const Source = v.strictObject({
  id: Id,
  title: Text,
  outlet: Text,
  date: v.optional(When),
  kind: v.picklist(KINDS),
  /** Of a database whose licence passes on to what rests on it. */
  licence: v.optional(v.picklist(DATABASE_LICENCES)),
  /** Only an address of the outlet itself; never that of a copy. */
  url: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^https?:\/\//, NO_ADDRESS),
      v.check((text) => !/^https?:\/\//.test(text) || isCanonical(text), NO_ADDRESS),
    ),
  ),
});
export const Sources = v.array(Source);

/** `places.yaml`: named points that recipes refer to. */
export const Place = v.strictObject({
  id: Id,
  zh: line,
  en: english,
  lon,
  lat,
  /** Radius of doubt. */
  km: v.pipe(v.number(), v.minValue(0.05)),
  source: Id,
});
export const Places = v.array(Place);

/** What a published text says of the course of a line: the build holds the drawing to it. */
export const Comparison = v.strictObject({
  feature: FeatureRef,
  /** One that the feature cites. */
  source: Id,
  /** Places that the line passes. */
  places: v.optional(v.array(Id), []),
  /** Counties and cities that it crosses, by their codes. */
  units: v.optional(v.array(v.number()), []),
});
/** `comparisons.yaml` */
export const Comparisons = v.array(Comparison);

/** A small figure of how parts belong together, for what is no place. */
export const Diagram = v.strictObject({
  /** tree: one above many · chain: one after the other · ring: each with each. */
  form: v.picklist(['tree', 'chain', 'ring']),
  parts: v.pipe(
    v.array(v.strictObject({ label: Text, text: v.optional(Text), parts: v.optional(v.array(Text)) })),
    v.minLength(2),
  ),
});

/** `plan.yaml`: the plan's elements under the headings of the article, in its order. */
export const Plan = v.array(
  v.strictObject({
    id: Id,
    title: Text,
    elements: v.array(
      v.strictObject({
        id: Id,
        name: Text,
        /** What the article says, in our own few words … */
        says: v.optional(Text),
        /** … or why the atlas adds what the article does not name. */
        added: v.optional(Text),
        /** What is known since, oldest first. */
        known: v.optional(v.array(v.strictObject({ when: When, text: Text, source: Id })), []),
        /** What is not known. */
        unknown: v.optional(Text),
        diagram: v.optional(Diagram),
        sources: v.pipe(v.array(Id), v.minLength(1)),
        /** Either the features that show it (a bare layer id stands for all its features) … */
        shows: v.optional(v.pipe(v.array(v.union([FeatureRef, Id])), v.minLength(1))),
        /** Classes of their layers that are not drawn beside them, by layer. */
        hidden: v.optional(v.record(Id, v.array(Id)), {}),
        /** … or the honest reason why nothing does. */
        undrawn: v.optional(
          v.strictObject({ why: v.picklist(['unpublished', 'not-spatial']), zh: line, en: english }),
        ),
      }),
    ),
  }),
);

/** A moment at which the map can be seen: a year (its end) or a day. */
export const Moment = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform(String),
  v.regex(/^\d{4}(-\d{2}-\d{2})?$/, 'must be YYYY or YYYY-MM-DD'),
  v.check(isDate, NO_DATE),
);

/** A view that has a name, so that it can be told, embedded and printed. */
export const Preset = v.strictObject({
  id: Id,
  title: Text,
  /** Two sentences in our own words. */
  text: Text,
  /** Layers that are on. */
  on: v.pipe(v.array(Id), v.minLength(1)),
  /** Classes that are not drawn, by layer. */
  hidden: v.optional(v.record(Id, v.array(Id)), {}),
  /** What must be seen: west, south, east, north. */
  bounds: v.strictTuple([lon, lat, lon, lat]),
  /** Left out: today. */
  moment: v.optional(Moment),
  /** Features that are raised above the rest. */
  highlight: v.optional(v.array(FeatureRef), []),
});
/** `presets.yaml`: the views that news pages are offered; the first is what they are offered before all. */
export const Presets = v.array(Preset);

/** `tours/<id>.yaml`: a guided story. */
export const Tour = v.strictObject({
  title: Text,
  summary: Text,
  /** Order among the tours. */
  rank: v.optional(v.number(), 0),
  chapters: v.pipe(
    v.array(
      v.strictObject({
        ...Preset.entries,
        /** How long it stays when the story plays by itself. */
        seconds: v.pipe(v.number(), v.minValue(4), v.maxValue(60)),
      }),
    ),
    v.minLength(1),
  ),
});

const year = v.pipe(v.number(), v.integer(), v.minValue(YEARS[0]), v.maxValue(YEARS[1]));
/** `atlas.yaml` */
export const Atlas = v.strictObject({
  title: Text,
  subtitle: Text,
  /** west, south, east, north of the opening view, WGS84 degrees. */
  bounds: v.strictTuple([lon, lat, lon, lat]),
  /** How far the map may be moved. */
  reach: v.strictTuple([lon, lat, lon, lat]),
  /** When the facts were last gone through: what the atlas calls today. */
  edition: When,
  /** First and last year of the slider. */
  years: v.strictTuple([year, year]),
  /** Moments of their own; `when` left out is today. */
  moments: v.array(v.strictObject({ when: v.optional(Moment), label: Text })),
  themes: v.array(v.strictObject({ id: Id, title: Text })),
  /** The map approval number (审图号); empty until the map has been reviewed. */
  approval: v.string(),
  credits: v.array(v.strictObject({ id: Id, text: Text })),
});

export type Text = v.InferOutput<typeof Text>;
export type Mark = (typeof MARKS)[number];
export type { Slot };
export type Status = (typeof STATUSES)[number];
export type Basis = (typeof BASES)[number];
export type Pattern = (typeof PATTERNS)[number];
export type Unit = (typeof UNITS)[number];
export type DatabaseLicence = (typeof DATABASE_LICENCES)[number];
export type LayerDeclaration = v.InferOutput<typeof Layer>;
export type FeatureDeclaration = v.InferOutput<typeof Feature>;
export type Fact = v.InferOutput<typeof Fact>;
export type Field = v.InferOutput<typeof Field>;
export type Recipe = v.InferOutput<typeof Recipe>;
export type Source = v.InferOutput<typeof Source>;
export type Place = v.InferOutput<typeof Place>;
export type ComparisonDeclaration = v.InferOutput<typeof Comparison>;
export type PlanDeclaration = v.InferOutput<typeof Plan>;
export type Phase = v.InferOutput<typeof Phase>;
export type Target = v.InferOutput<typeof Target>;
export type Diagram = v.InferOutput<typeof Diagram>;
export type PresetDeclaration = v.InferOutput<typeof Preset>;
export type TourDeclaration = v.InferOutput<typeof Tour>;
export type AtlasDeclaration = v.InferOutput<typeof Atlas>;
export interface ByClass<T> {
  by: 'class' | 'status' | 'basis';
  classes: { value: string; label: Text; to: T }[];
}
export interface BySteps<T> {
  by: string;
  unit: Unit;
  steps: { below?: number | undefined; to: T }[];
}
/** Diameter `to` CSS pixels at the value `at`; the area follows the value. */
export interface Proportional {
  by: string;
  unit: Unit;
  proportional: { at: number; to: number };
}
export type Encoding<T extends string | number> =
  T | ByClass<T> | BySteps<T> | (T extends number ? Proportional : never);
