/**
 * The grammar of all files in data/: layers, features, places, sources and the plan index. The file is long so that
 * the whole grammar can be read in one place.
 * A new word here must be handled in encode, legend, card, SVG, map and table. Their switches end in `never`, so the
 * compiler lists what is missing.
 */
import * as v from 'valibot';
import { COLORS } from '../legend/palette.ts';
import { MEASURES } from '../plan/figures.ts';
import type { Slot } from './slots.ts';

const line = v.pipe(
  v.string(),
  v.trim(),
  v.nonEmpty('must not be empty'),
  v.regex(/^[^\n\t]*$/, 'must be one line, without tabs'),
);
/** English with typographic apostrophes and quotes. */
const english = v.pipe(line, v.regex(/^[^'"]*$/, 'must be written with ’ and “ ”, not with \' and "'));
/**
 * Rejects names that every object inherits, because look-ups would find them. `constructor` is the only possible id
 * among them.
 */
const notInherited = v.check(
  (id: string) => !(id in Object.prototype),
  'must not be a word that every object has',
);
export const Id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case: a-z, 0-9, -'),
  notInherited,
);
/** A feature named from another layer: `layer-id/feature-id`. */
export const FeatureRef = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'must be layer-id/feature-id'),
);
/** The same text in Chinese and in English. Both are required. */
export const Text = v.strictObject({ zh: line, en: english });
/** The years allowed in dates. A year outside them is a typing error. */
const YEARS = [1000, 2100] as const;
const FORM = /^\d{4}(-\d{2}(-\d{2})?)?$/;
/**
 * Whether a date exists in the calendar: 2021-02-30 does not. Text of another form passes here; another check reports
 * it.
 */
const isDate = (when: string): boolean => {
  if (!FORM.test(when)) return true;
  const [year = NaN, month = 1, day = 1] = when.split('-').map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return (
    year >= YEARS[0] && year <= YEARS[1] && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  );
};
const NO_DATE = `must be a date of the calendar, from ${String(YEARS[0])} to ${String(YEARS[1])}`;
/** A year, month or day, as text: 2023, 2023-10, 2023-10-28. */
export const When = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform(String),
  v.regex(FORM, 'must be YYYY, YYYY-MM or YYYY-MM-DD'),
  v.check(isDate, NO_DATE),
);

/** A coordinate, with an error message that suggests the likely mistake. */
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
/** From most to least exact. */
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
/** Database licences that also apply to data with many positions from the database. */
export const DATABASE_LICENCES = ['ODbL-1.0'] as const;
/** `map`: source of positions · `dataset`: source of figures · `estimate`: our own estimate. */
export const KINDS = ['government', 'media', 'encyclopaedia', 'map', 'dataset', 'estimate'] as const;

/** The zooms that MapLibre can draw. `zoom` of atlas.yaml narrows them. */
const zoom = v.pipe(v.number(), v.minValue(0), v.maxValue(22));
const color = v.picklist(COLORS);
const size = v.pipe(v.number(), v.minValue(1), v.maxValue(60));
const pattern = v.picklist(PATTERNS);

/**
 * `value`: the same for all features · `by` + `classes`: by class · `by` + `steps`: by breaks of a number (in the
 * field's unit).
 */
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
      /**
       * Ascending. A number takes the first step that it is below. The last step has no `below` and takes all other
       * numbers.
       */
      steps: v.pipe(v.array(v.strictObject({ below: v.optional(v.number()), to })), v.minLength(2)),
    }),
  ]);

/** Circles with an area proportional to a number: `to` CSS pixels in diameter at the value `at`. */
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
  /**
   * Marks of the layer, each for features of one geometry: fill ← areas, line ← lines, circle ← points, arc ←
   * `between`, trip ← `along`.
   */
  marks: v.pipe(v.array(v.picklist(MARKS)), v.minLength(1)),
  /** Order inside the slot; higher is drawn later (on top). */
  rank: v.optional(v.number(), 0),
  on: v.optional(v.boolean(), false),
  /** Below this zoom the layer is not drawn, and the panel says "zoom in to see". */
  minzoom: v.optional(zoom),
  color: encoding(color),
  /** Line width or circle diameter in CSS pixels. */
  size: v.optional(v.union([...encoding(size).options, proportional])),
  /** For moving marks: the field with their number, and how many of its unit each mark stands for. */
  trips: v.optional(v.strictObject({ by: Id, each: v.pipe(v.number(), v.minValue(0.1)) })),
  /** False if `since` is the date of a figure, and so not the date of a change. */
  changes: v.optional(v.boolean(), true),
  /** True if each feature repeats one of another layer to show a figure. Totals leave these features out. */
  repeats: v.optional(v.boolean(), false),
  /** A note needed to read the drawing (an assumption, a proportion), shown below the legend. */
  reading: v.optional(Text),
  /** By default the pattern follows from the status. This shows readers how certain each feature is. */
  pattern: v.optional(encoding(pattern)),
  /** Opacity of fills, 0 to 1. At 0, only outlines are drawn. */
  fill: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 0.18),
  /** Zoom from which features have names, and larger zooms for some classes. False: never. */
  label: v.optional(
    v.union([
      v.literal(false),
      v.strictObject({ minzoom: v.number(), later: v.optional(v.record(Id, v.number())) }),
    ]),
    { minzoom: 0 },
  ),
  /** Figures that features of this layer can have, in the order of the card and the table. */
  fields: v.optional(v.record(Id, Field), {}),
  credits: v.optional(v.array(Id), []),
});

const area = v.union([
  /** Union of counties or cities, given by their codes. */
  v.strictObject({ units: v.pipe(v.array(v.number()), v.minLength(1)) }),
  /** A hand-drawn outline: at least three corners, not closed. */
  v.strictObject({ ring: v.pipe(v.array(Position), v.minLength(3)), smooth: v.optional(v.boolean(), false) }),
]);
const lineRecipe = v.union([
  /** A smooth line through places (ids), points of other layers (`layer/feature`) and further positions. */
  v.strictObject({
    through: v.pipe(v.array(v.union([Id, FeatureRef, Position])), v.minLength(2)),
    smooth: v.optional(v.boolean(), true),
  }),
  /** A basemap line, whole or cut at the points nearest to `from` and `to`. */
  v.strictObject({
    basemap: line,
    from: v.optional(v.union([Id, Position])),
    to: v.optional(v.union([Id, Position])),
  }),
]);
/** The construction of a geometry from facts. */
export const Recipe = v.union([
  ...area.options,
  ...lineRecipe.options,
  /**
   * A corridor, `km` wide on each side of a course, or a disc around a place. `clip` keeps the part inside those
   * units.
   */
  v.strictObject({
    around: v.union([...lineRecipe.options, Id, Position]),
    km: v.pipe(v.number(), v.minValue(0.05), v.maxValue(200)),
    clip: v.optional(v.array(v.number())),
  }),
  /** The part of an area that lies inside another. */
  v.strictObject({ within: area, of: area }),
  /** Several areas or several courses as one feature. */
  v.strictObject({ all: v.pipe(v.array(v.union([...area.options, ...lineRecipe.options])), v.minLength(2)) }),
  v.strictObject({ point: Position }),
  v.strictObject({ place: Id }),
  /** An arc from one place to another. */
  v.strictObject({ between: v.strictTuple([v.union([Id, Position]), v.union([Id, Position])]) }),
  /** Along the line of a feature of another layer, for moving marks. */
  v.strictObject({ along: FeatureRef }),
  /**
   * The area that can be reached within a number of minutes. Rail takes the published time to each station. From the
   * stations, and from the origin itself, travel is in straight lines at an assumed speed.
   */
  v.strictObject({
    reach: v.union([Id, Position]),
    minutes: v.pipe(v.number(), v.minValue(1), v.maxValue(600)),
    kmh: v.pipe(v.number(), v.minValue(1), v.maxValue(600)),
    stations: v.array(v.strictObject({ place: Id, minutes: v.pipe(v.number(), v.minValue(1)) })),
  }),
]);

export const Fact = v.strictObject({
  /** A key of the layer's `fields`. Without it, `label` is required. */
  field: v.optional(Id),
  label: v.optional(Text),
  /** A number in the field's unit, or text. */
  value: v.union([v.number(), Text]),
  unit: v.optional(v.picklist(UNITS)),
  /** The year or date of the value. */
  year: v.optional(When),
  source: Id,
  /** A qualification of this figure (about, forecast, several versions …). */
  note: v.optional(Text),
  /** `low`: a single weak source. The card says so. */
  confidence: v.optional(v.picklist(['low'])),
});

/** An earlier state of a feature, before `since`. The map shows it at earlier moments. */
export const Phase = v.strictObject({
  status: v.picklist(STATUSES),
  /** The class at that time, if it was different. */
  class: v.optional(Id),
  /** Left out of the first phase if its beginning is not known: it then holds at all earlier moments. */
  from: v.optional(When),
  source: Id,
  note: v.optional(Text),
});
/**
 * The date when the feature is due to be in use. If that date passes without a report of its opening, the opening is
 * not verified.
 */
export const Target = v.strictObject({ when: When, source: Id, note: v.optional(Text) });

/** A record of `features.yaml` */
export const Feature = v.strictObject({
  id: Id,
  name: Text,
  /** A shorter name for the map, if the full name is too long. */
  short: v.optional(Text),
  aliases: v.optional(v.array(line), []),
  /** The class, for encodings with `by: class`. */
  class: v.optional(Id),
  status: v.picklist(STATUSES),
  /** Date when the status began. Without it, the status holds at all earlier moments too. */
  since: v.optional(When),
  /** Date when the feature was superseded. It is marked from then on, but still drawn, so that it can be compared. */
  until: v.optional(When),
  /** Oldest first. */
  earlier: v.optional(v.array(Phase), []),
  target: v.optional(Target),
  /** The date of the latest evidence for the status. */
  asOf: When,
  /** One to three sentences in our own words. */
  note: v.optional(Text),
  facts: v.optional(v.array(Fact), []),
  sources: v.pipe(v.array(Id), v.minLength(1)),
  geometry: Recipe,
  basis: v.picklist(BASES),
  accuracy_km: v.pipe(v.number(), v.minValue(0.01), v.maxValue(200)),
  /**
   * Only for points: the code of the county in which the basemap has the point, if the name rightly refers to another
   * county.
   */
  lies_in: v.optional(v.number()),
  confidence: v.optional(v.picklist(['low'])),
  /** Other features to which the card links. */
  related: v.optional(v.array(FeatureRef), []),
});
export const Features = v.array(Feature);

const NO_ADDRESS = 'must be http(s)://host/… as browsers copy it, without a user name';
/** Whether an address is written exactly as browsers write it. Other spellings can hide the real address. */
function isCanonical(text: string): boolean {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return false; // not an address
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
/** Hosts that exist only in the author's own network. */
const AT_HOME =
  /^(0|10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01]))\.[\d.]+$|\.(local|internal|localhost|lan)$/;

/** `sources.yaml` */
export const Source = v.strictObject({
  id: Id,
  title: Text,
  outlet: Text,
  date: v.optional(When),
  kind: v.picklist(KINDS),
  /** Set if the source is a database whose licence also applies to data derived from it. */
  licence: v.optional(v.picklist(DATABASE_LICENCES)),
  /** Only an address of the outlet itself, never of a copy. */
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
  /** Radius of uncertainty. */
  km: v.pipe(v.number(), v.minValue(0.05)),
  source: Id,
});
export const Places = v.array(Place);

/** A published description of a line's course. The build compares the drawing with it. */
export const Comparison = v.strictObject({
  feature: FeatureRef,
  /** A source that the feature cites. */
  source: Id,
  /** Places through which the line passes. */
  places: v.optional(v.array(Id), []),
  /** Codes of counties and cities that it crosses. */
  units: v.optional(v.array(v.number()), []),
});
/** `comparisons.yaml` */
export const Comparisons = v.array(Comparison);

/** A small diagram of how parts belong together, for elements without a location. */
export const Diagram = v.strictObject({
  /** tree: one above many · chain: one after another · ring: each connected with each. */
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
        /** The article's statement in a few words of our own … */
        says: v.optional(Text),
        /** … or why the atlas adds an element that the article does not name. */
        added: v.optional(Text),
        /** Facts that became known later, oldest first. */
        known: v.optional(v.array(v.strictObject({ when: When, text: Text, source: Id })), []),
        /** What is not known. */
        unknown: v.optional(Text),
        diagram: v.optional(Diagram),
        sources: v.pipe(v.array(Id), v.minLength(1)),
        /** Either the features that show it (a layer id alone stands for all its features) … */
        shows: v.optional(v.pipe(v.array(v.union([FeatureRef, Id])), v.minLength(1))),
        /** Classes of their layers that are hidden while the element is shown, by layer. */
        hidden: v.optional(v.record(Id, v.array(Id)), {}),
        /** … or the reason why nothing on the map shows it. */
        undrawn: v.optional(
          v.strictObject({ why: v.picklist(['unpublished', 'not-spatial']), zh: line, en: english }),
        ),
      }),
    ),
  }),
);

/** A moment that the map can show: a year (meaning its end) or a day. */
export const Moment = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform(String),
  v.regex(/^\d{4}(-\d{2}-\d{2})?$/, 'must be YYYY or YYYY-MM-DD'),
  v.check(isDate, NO_DATE),
);

/** A named view that can be shared, embedded and printed. */
export const Preset = v.strictObject({
  id: Id,
  title: Text,
  /** Two sentences in our own words. */
  text: Text,
  /** The layers shown. */
  on: v.pipe(v.array(Id), v.minLength(1)),
  /** Hidden classes, by layer. */
  hidden: v.optional(v.record(Id, v.array(Id)), {}),
  /** The bounds to show: west, south, east, north. */
  bounds: v.strictTuple([lon, lat, lon, lat]),
  /** Left out for today. */
  moment: v.optional(Moment),
  /** Highlighted features. */
  highlight: v.optional(v.array(FeatureRef), []),
});
/** `presets.yaml`: the views offered to news pages. The first one is the default. */
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
        /** Duration of the chapter, in seconds, while the story plays. */
        seconds: v.pipe(v.number(), v.minValue(4), v.maxValue(60)),
      }),
    ),
    v.minLength(1),
  ),
});

/** The layers that the data panels of the app read. The build checks each name. */
const Panels = v.strictObject({
  /** The layer of cities, whose figures are compared. */
  cities: Id,
  /** For each measure that a layer draws, this layer. */
  figures: v.strictObject(v.entriesFromList(MEASURES, v.optional(Id))),
  travel: v.strictObject({
    /** The layer that shows what is reached in time. */
    layer: Id,
    /** In the layer of cities: the class of the core, from which the times are measured. */
    core: Id,
    /** In the layer of cities: the fields of minutes by train, and of pairs of trains a day. */
    minutes: Id,
    pairs: Id,
  }),
  /** The layer of extents of the plan, which are compared. */
  frames: Id,
});

const year = v.pipe(v.number(), v.integer(), v.minValue(YEARS[0]), v.maxValue(YEARS[1]));
/** `atlas.yaml` */
export const Atlas = v.strictObject({
  title: Text,
  subtitle: Text,
  /** west, south, east, north of the opening view, WGS84 degrees. */
  bounds: v.strictTuple([lon, lat, lon, lat]),
  /** The bounds within which the map can be moved. */
  reach: v.strictTuple([lon, lat, lon, lat]),
  /** Smallest and largest zoom: of links, of the map, and of every `minzoom` of a layer. */
  zoom: v.strictTuple([zoom, zoom]),
  /** The date of the last review of the facts. The atlas uses it as today. */
  edition: When,
  /** First and last year of the slider. */
  years: v.strictTuple([year, year]),
  /** Labelled moments on the slider. `when` is left out for today. */
  moments: v.array(v.strictObject({ when: v.optional(Moment), label: Text })),
  themes: v.array(v.strictObject({ id: Id, title: Text })),
  /** Left out by an atlas that has no cities to compare. */
  panels: v.optional(Panels),
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
export type Panels = v.InferOutput<typeof Panels>;
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
/** Diameter `to` CSS pixels at the value `at`. The area is proportional to the value. */
export interface Proportional {
  by: string;
  unit: Unit;
  proportional: { at: number; to: number };
}
export type Encoding<T extends string | number> =
  T | ByClass<T> | BySteps<T> | (T extends number ? Proportional : never);
