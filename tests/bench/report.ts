/** Formats the results as a table and as RESULTS.md: medians, ratios and goals. */
import { cpus, totalmem, type as system, release } from 'node:os';
import type { Condition, Measure, Visit } from './measure.ts';
import { median } from './median.ts';
import type { Subject } from './subjects.ts';

export interface Report {
  date: string;
  browser: string;
  node: string;
  versions: Readonly<Record<string, string>>;
  rounds: number;
  conditions: readonly Condition[];
  subjects: readonly Subject[];
  visits: { subject: string; condition: Condition['id']; visit: Visit }[];
  problems: readonly string[];
}

const COLUMNS: readonly { measure: Measure; title: string; write: (value: number) => string }[] = [
  { measure: 'fcp', title: 'FCP s', write: seconds },
  { measure: 'lcp', title: 'LCP s', write: seconds },
  { measure: 'seen', title: 'seen s', write: seconds },
  { measure: 'movable', title: 'movable s', write: seconds },
  { measure: 'bytesSeen', title: 'kB seen', write: kilo },
  { measure: 'requestsSeen', title: 'req. seen', write: whole },
  { measure: 'bytes', title: 'kB rest', write: kilo },
  { measure: 'requests', title: 'req. rest', write: whole },
  { measure: 'live', title: 'WebGL s', write: seconds },
  { measure: 'liveFromTap', title: 'tap→WebGL s', write: seconds },
  { measure: 'mainThread', title: 'main ms', write: whole },
  { measure: 'script', title: 'script ms', write: whole },
  { measure: 'heap', title: 'heap MB', write: (bytes) => (bytes / 1e6).toFixed(1) },
  { measure: 'pan', title: 'pan ms', write: (ms) => ms.toFixed(1) },
  { measure: 'panLive', title: 'pan WebGL ms', write: (ms) => ms.toFixed(1) },
  { measure: 'panFirst', title: 'first lap ms', write: (ms) => ms.toFixed(1) },
  { measure: 'panSecond', title: 'second lap ms', write: (ms) => ms.toFixed(1) },
];
function seconds(ms: number): string {
  return (ms / 1000).toFixed(2);
}
function kilo(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}
function whole(value: number): string {
  return value.toFixed(0);
}

const valuesOf = (report: Report, subject: string, condition: string, measure: Measure): number[] =>
  report.visits
    .filter((v) => v.subject === subject && v.condition === condition)
    .flatMap(({ visit }) => visit[measure] ?? [])
    .filter((value) => Number.isFinite(value));
const middle = (report: Report, subject: string, condition: string, measure: Measure): number =>
  median(valuesOf(report, subject, condition, measure));

/** Rows of cells; the first row is the head. */
function rowsOf(report: Report, condition: Condition): string[][] {
  const head = ['', ...COLUMNS.map(({ title }) => title)];
  const rows = report.subjects.map(({ id, name }) => [
    name,
    ...COLUMNS.map(({ measure, write }) => {
      const value = middle(report, id, condition.id, measure);
      return Number.isNaN(value) ? '–' : write(value);
    }),
  ]);
  return [head, ...rows];
}

/** Chinese characters take two columns of a console. */
const columns = (text: string): number =>
  Array.from(text).reduce((sum, char) => sum + (char.charCodeAt(0) > 0x2e7f ? 2 : 1), 0);

function aligned(rows: readonly string[][]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => columns(row[i] ?? ''))));
  const cell = (text: string, i: number): string => {
    const room = ' '.repeat((widths[i] ?? 0) - columns(text));
    return i === 0 ? text + room : room + text;
  };
  return rows.map((row) => row.map(cell).join('  ').trimEnd()).join('\n');
}

const markdown = ([head = [], ...rows]: readonly string[][]): string =>
  [head, head.map((_, i) => (i === 0 ? '---' : '--:')), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');

const conditionText = ({ viewport, cpu, network }: Condition): string =>
  `${String(viewport.width)}×${String(viewport.height)}, CPU ${cpu === 1 ? 'unthrottled' : `÷ ${String(cpu)}`}, ` +
  `network ${network ? network.name : 'unthrottled'}`;

interface Goal {
  text: string;
  got: string;
  /** Null if it could not be measured. */
  met: boolean | null;
}

/** A value compared with the smallest of others: the ratio, and the name of the other. */
interface Comparison {
  ratio: number;
  text: string;
}

function goalsOf(report: Report): Goal[] {
  const slow = (id: string, measure: Measure): number => middle(report, id, 'slow', measure);
  const name = (id: string): string => report.subjects.find((s) => s.id === id)?.name ?? id;
  const against = (
    own: number,
    others: readonly { id: string; value: number }[],
    write: (value: number) => string,
  ): Comparison => {
    const [best] = others.filter((o) => !Number.isNaN(o.value)).sort((a, b) => a.value - b.value);
    const ratio = own / (best?.value ?? NaN);
    return Number.isNaN(ratio) || !best
      ? { ratio: NaN, text: 'not measured' }
      : { ratio, text: `${write(own)} : ${write(best.value)} (${name(best.id)}) = ${ratio.toFixed(2)}` };
  };
  const goal = (text: string, { ratio, text: got }: Comparison, most: number): Goal => ({
    text,
    got,
    met: Number.isNaN(ratio) ? null : ratio <= most,
  });

  const peers = report.subjects.filter((s) => !s.ours && s.peer);
  const [plain, tuned] = [peers.filter((s) => !s.peer?.tuned), peers.filter((s) => s.peer?.tuned)];
  const whenMovable = (id: string): number => Math.max(slow(id, 'seen'), slow(id, 'movable'));
  const movable = (some: readonly Subject[]) => some.map(({ id }) => ({ id, value: whenMovable(id) }));
  const first = (some: readonly Subject[]) => some.map(({ id }) => ({ id, value: slow(id, 'bytesSeen') }));
  const s = (ms: number): string => `${seconds(ms)} s`;
  const kB = (bytes: number): string => `${kilo(bytes)} kB`;
  const ms = (value: number): string => `${value.toFixed(1)} ms`;
  const total = slow('embed', 'bytes');
  const panned = (id: string, measure: Measure, peer = 'maplibre', of: Measure = 'panLive'): Comparison =>
    against(middle(report, id, 'none', measure), [{ id: peer, value: middle(report, peer, 'none', of) }], ms);
  const alive = (own: number, peer: string): Comparison =>
    against(own, [{ id: peer, value: slow(peer, 'live') }], s);
  return [
    goal(
      'Embed seen and movable, slow: ≤ 0.35 × the best peer',
      against(whenMovable('embed'), movable(plain), s),
      0.35,
    ),
    goal('… the same against the best tuned peer', against(whenMovable('embed'), movable(tuned), s), 0.35),
    {
      text: 'No goal: the same of one square that follows a finger, which no map can beat',
      got: against(whenMovable('floor'), movable(plain), s).text,
      met: null,
    },
    goal(
      'Embed, bytes of the first view: ≤ 0.6 × the lightest peer',
      against(slow('embed', 'bytesSeen'), first([...plain, ...tuned]), kB),
      0.6,
    ),
    {
      text: 'Embed, all bytes before anybody asks for more: ≤ 30 kB',
      got: Number.isNaN(total) ? 'not measured' : kB(total),
      met: Number.isNaN(total) ? null : total <= 30_000,
    },
    goal(
      'Embed, from tap to WebGL, slow: ≤ 0.7 × bare MapLibre from its navigation',
      alive(slow('embed', 'liveFromTap'), 'maplibre'),
      0.7,
    ),
    goal(
      '… and against one that writes no names',
      alive(slow('embed', 'liveFromTap'), 'maplibre-nameless'),
      0.7,
    ),
    goal(
      '… and against bare MapLibre from the same tap',
      against(
        slow('embed', 'liveFromTap'),
        [{ id: 'maplibre-on-tap', value: slow('maplibre-on-tap', 'liveFromTap') }],
        s,
      ),
      0.7,
    ),
    goal(
      'Explore door, WebGL from its navigation, slow: ≤ 0.7 × bare MapLibre',
      alive(slow('explore', 'live'), 'maplibre'),
      0.7,
    ),
    goal('Pan, main thread a frame, embed (SVG): ≤ 1.1 × bare MapLibre', panned('embed', 'pan'), 1.1),
    goal('Pan, embed (WebGL): ≤ 1.3 × bare MapLibre', panned('embed', 'panLive'), 1.3),
    goal('… and against one that writes no names', panned('embed', 'panLive', 'maplibre-nameless'), 1.3),
    goal(
      '… its first lap, against that of bare MapLibre opened by a tap',
      panned('embed', 'panFirst', 'maplibre-on-tap', 'panFirst'),
      1.3,
    ),
    goal(
      '… its second lap, against that of bare MapLibre opened by a tap',
      panned('embed', 'panSecond', 'maplibre-on-tap', 'panSecond'),
      1.3,
    ),
    goal('Pan, explore door (WebGL): ≤ 1.3 × bare MapLibre', panned('explore', 'panLive'), 1.3),
  ];
}

/** For each subject, the ratio of its time until visible and movable to the best peer's. */
function ratiosOf(report: Report, condition: Condition): string[][] {
  const measures: readonly [Measure, string][] = [
    ['seen', 'seen'],
    ['movable', 'movable'],
    ['bytesSeen', 'bytes, first view'],
    ['bytes', 'bytes, at rest'],
    ['mainThread', 'main thread'],
    ['heap', 'heap'],
  ];
  const best = (measure: Measure): number =>
    Math.min(
      ...report.subjects
        .filter((s) => !s.ours && s.peer)
        .flatMap(({ id }) => {
          const value = middle(report, id, condition.id, measure);
          return Number.isNaN(value) ? [] : [value];
        }),
    );
  return [
    ['÷ best peer', ...measures.map(([, title]) => title)],
    ...report.subjects.map(({ id, name }) => [
      name,
      ...measures.map(([measure]) => {
        const ratio = middle(report, id, condition.id, measure) / best(measure);
        return Number.isFinite(ratio) ? ratio.toFixed(2) : '–';
      }),
    ]),
  ];
}

const verdict = ({ met }: Goal): string => (met === null ? '–' : met ? 'met' : 'NOT MET');
const goalRows = (report: Report): string[][] => [
  ['goal', 'measured', ''],
  ...goalsOf(report).map((goal) => [goal.text, goal.got, verdict(goal)]),
];

/** The table for the console. */
export const tableOf = (report: Report): string =>
  [
    ...report.conditions.flatMap((condition) => [
      '',
      `── ${condition.id}: ${conditionText(condition)}; medians of ${String(report.rounds)}`,
      aligned(rowsOf(report, condition)),
      '',
      aligned(ratiosOf(report, condition)),
    ]),
    '',
    aligned(goalRows(report)),
    ...report.problems.map((problem) => `✗ ${problem}`),
  ].join('\n');

/** The spread of the rounds: least and greatest of the times that goals refer to. */
function spreadOf(report: Report, condition: Condition): string[][] {
  const measures: readonly Measure[] = ['seen', 'movable', 'live', 'liveFromTap'];
  return [
    ['least … most, s', ...measures.map((m) => COLUMNS.find((c) => c.measure === m)?.title ?? m)],
    ...report.subjects.map(({ id, name }) => [
      name,
      ...measures.map((measure) => {
        const values = valuesOf(report, id, condition.id, measure);
        return values.length === 0
          ? '–'
          : `${seconds(Math.min(...values))} … ${seconds(Math.max(...values))}`;
      }),
    ]),
  ];
}

/** The text of RESULTS.md. */
export function reportOf(report: Report): string {
  const [processor] = cpus();
  const versions = Object.entries(report.versions).map(([name, version]) => `${name} ${version}`);
  const machine =
    `${String(cpus().length)} × ${processor?.model.trim() ?? 'unknown CPU'}, ` +
    `${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${system()} ${release()}`;
  return `# Bench: the embed and its peers

Written by \`npm run bench\` on ${report.date}; do not edit.

- Machine: ${machine}; no GPU: WebGL by SwiftShader, which costs WebGL maps more than a phone's GPU would
- Chromium ${report.browser}, Node.js ${report.node}
- ${versions.join(', ')}

## Goals

${markdown(goalRows(report))}

${report.conditions
  .map(
    (condition) => `## ${condition.id === 'none' ? 'Unthrottled' : 'Slow'}: ${conditionText(condition)}

Medians of ${String(report.rounds)} rounds, all subjects in turns in each.

${markdown(rowsOf(report, condition))}

${markdown(ratiosOf(report, condition))}

${markdown(spreadOf(report, condition))}
`,
  )
  .join('\n')}
## Method

- **Subjects.** All draw the opening map: borders, waters, and the layers that are on at first, in the same colours, widths
  and dashes, with the names of towns and features: MapLibre and L7 find room for them, the others write them over each other.
  Names along lines, hatchings, haloes of what is schematic, and the relief are ours alone. Peers get the data as GeoJSON that carries its
  style and nothing else: with no more points than the picture in our page (two files, about 20 kB brotli), MapLibre with all
  points of the built files, as our own WebGL map has them. Pages are bundled by Vite, minified and tree-shaken; Leaflet has
  its SVG renderer, which is seen no later than its canvas and moves at half the cost. *Tuned* pages preload their data and
  inline their styles. *One square* is a page of 1 kB with a red square that follows a drag: what is left when there is no map.
- **Visits.** A fresh context with a cold cache each; browser, GPU process and server warmed by one visit to every subject.
- **Network.** One server for all: HTTP/1.1, brotli 11 made beforehand. It is shaped there, not by DevTools, which leaves
  out what workers fetch: one line of the given speed shared by all connections, and the latency before each answer. The
  CPU is slowed down by DevTools, on the main thread.
- **kB, req.** Counted by the server, headers included, workers too: *seen*, what had gone out in full when the map was seen;
  *rest*, when no request had been made for 0.6 s.
- **seen.** The screen is recorded by DevTools with the time at which each picture was shown. The map is seen in the first
  picture that has 70 % of the plan's ink (pixels clearly red) of the finished map. One criterion for all.
- **movable.** As soon as it is seen the map is dragged by 48 px, again and again; it is movable in the first picture in which
  the plan's ink has followed. LCP ends with the first drag, as always with the first input.
- **WebGL.** Until \`#map[data-gl-map="ready"]\`, which bare MapLibre sets on its \`load\`: all is drawn. *Tap*: from a
  tap on a page at rest. Bare MapLibre *on a tap* is imported by that tap.
- **main, script, heap.** CPU time of the main thread until rest (slowed down where it is), drag included; JS heap after a
  garbage collection, without workers.
- **pan.** CPU time of the main thread for one of 40 moves of a drag round a circle, each sent when the one before has been
  dealt with: a frame in which the map moved. The median of four laps after a first one (of one, where the CPU is slowed down), for all alike: some pages had
  been dragged before, to see when they are movable, and others not; and single laps scatter by a tenth. *WebGL*, where the
  WebGL map is in charge; *first* and *second lap*, of a map that a tap has opened: the first drag it ever sees, most of whose
  code has not run yet, and one for which the browser is still compiling.
${report.problems.length > 0 ? `\n## Problems\n\n${report.problems.map((p) => `- ${p}`).join('\n')}\n` : ''}`;
}
