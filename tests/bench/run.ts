/** Measures all subjects in turn, in several rounds, and writes the report. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { chromium, type Browser } from '@playwright/test';
import { format, resolveConfig } from 'prettier';
import { finishedInk, measure, measureTap, type Condition, type Visit } from './measure.ts';
import { buildPeers } from './peers.ts';
import { reportOf, tableOf, type Report } from './report.ts';
import { serve, type Network, type Server } from './server.ts';
import { SUBJECTS, type Subject } from './subjects.ts';

/** 2D at full CPU speed, WebGL by SwiftShader, and no traffic of the browser itself. */
const FLAGS = [
  '--no-sandbox',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-gpu-rasterization',
  '--disable-background-networking',
  '--no-first-run',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

const NETWORKS: Readonly<Record<string, Network>> = {
  // The bare network.
  'slow-4g': { name: '1.6 Mbit/s ↓, 750 kbit/s ↑, 150 ms', down: 1.6e6, up: 750e3, latency: 150 },
  // DevTools' version of the same network, with an allowance for DNS, TCP and TLS. The goals were set with it.
  devtools: {
    name: 'DevTools “Slow 4G”: 1.44 Mbit/s ↓, 675 kbit/s ↑, 562.5 ms',
    down: 1.44e6,
    up: 675e3,
    latency: 562.5,
  },
};

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    only: { type: 'string' },
    network: { type: 'string', default: 'devtools' },
    condition: { type: 'string' },
    port: { type: 'string', default: '0' },
    'no-build': { type: 'boolean' },
    help: { type: 'boolean' },
  },
});
if (options.help) {
  console.log(
    'npm run bench -- [--rounds 5] [--only embed,leaflet,…] [--condition none|slow] ' +
      '[--network devtools|slow-4g] [--no-build] [--port 0]\n' +
      `subjects: ${SUBJECTS.map((s) => s.id).join(' ')}`,
  );
  process.exit(0);
}

const bench = import.meta.dirname;
const root = resolve(bench, '../..');
const [dist, out] = [join(root, 'dist'), join(root, '.cache/bench')];
const rounds = Math.max(1, Number(options.rounds));
const network = NETWORKS[options.network];
if (!network)
  throw new Error(`--network: got ${options.network}, expected one of ${Object.keys(NETWORKS).join(', ')}`);

const CONDITIONS: readonly Condition[] = [
  { id: 'none', viewport: { width: 1280, height: 800 }, phone: false, cpu: 1, network: null },
  { id: 'slow', viewport: { width: 412, height: 732 }, phone: true, cpu: 4, network },
];

const version = (folder: string, name: string): string =>
  (
    JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')) as {
      version: string;
    }
  ).version;
if (version(root, 'maplibre-gl') !== version(bench, 'maplibre-gl'))
  throw new Error('maplibre-gl: got another version in tests/bench than in the atlas, expected the same');

const asked = options.only?.split(',');
for (const id of asked ?? [])
  if (!SUBJECTS.some((s) => s.id === id))
    throw new Error(`--only: got ${id}, expected some of ${SUBJECTS.map((s) => s.id).join(', ')}`);
const conditions = CONDITIONS.filter((c) => options.condition === undefined || c.id === options.condition);
const chosen = SUBJECTS.filter((s) => asked?.includes(s.id) ?? true);

await buildPeers(
  chosen.flatMap((s) => (s.peer ? [{ id: s.id, ...s.peer }] : [])),
  { bench, dist, out: join(out, 'peers') },
);
const server = await serve(Number(options.port), {
  atlas: dist,
  peers: join(out, 'peers'),
  floor: join(bench, 'floor'),
});
const browser = await chromium.launch({
  ...(process.env.ATLAS_BROWSER ? { executablePath: process.env.ATLAS_BROWSER } : {}),
  args: FLAGS,
});
const started = Date.now();
try {
  const report = await measureAll(browser, server);
  console.log(tableOf(report));
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'visits.json'), JSON.stringify(report, null, 1));
  // A run with some of the subjects, or with too few rounds, is an experiment and leaves RESULTS.md as it is.
  if (asked || options.condition || rounds < 5)
    console.log(
      'RESULTS.md 未改写：轮数或对象不全 / left as it is: not all subjects, or fewer than 5 rounds',
    );
  else {
    const file = join(bench, 'RESULTS.md');
    const style = await resolveConfig(file);
    writeFileSync(file, await format(reportOf(report), { ...style, filepath: file }));
  }
} finally {
  await browser.close();
  await server.close();
}

async function measureAll(browser: Browser, server: Server): Promise<Report> {
  const subjects: Subject[] = [];
  for (const subject of chosen) {
    const { status } = await fetch(`${server.origin}/${subject.path}`);
    if (status === 200) subjects.push(subject);
    else console.log(`– ${subject.name}: 构建里没有此页，跳过 / no such page in the build, left out`);
  }

  // The first visit warms up browser and server, and gives the ink of the finished map.
  const inks = new Map<string, number>();
  const problems: string[] = [];
  const attempt = async <T>(what: string, use: () => Promise<T>): Promise<T | null> => {
    try {
      return await use();
    } catch (error) {
      // Without its browser a run cannot go on, and has nothing to report.
      if (!browser.isConnected()) throw error;
      const problem = `${what}: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`;
      console.log(`✗ ${problem}`);
      problems.push(problem);
      return null;
    }
  };
  for (const condition of conditions)
    for (const subject of subjects) {
      const what = `${subject.name}, ${condition.id}, warm-up`;
      const ink = await attempt(what, () => finishedInk(browser, server, subject, condition));
      if (ink !== null) inks.set(`${subject.id} ${condition.id}`, ink);
    }
  const elapsed = (): string => `${String(Math.round((Date.now() - started) / 1000))} s`;
  console.log(`预热 / warmed up: ${elapsed()}`);

  const visits: Report['visits'] = [];
  const keep = (subject: Subject, condition: Condition, visit: Visit | null): void => {
    if (visit) visits.push({ subject: subject.id, condition: condition.id, visit });
  };
  for (let round = 1; round <= rounds; round++) {
    for (const condition of conditions)
      for (const subject of subjects) {
        const ink = inks.get(`${subject.id} ${condition.id}`);
        if (ink === undefined) continue;
        const what = `${subject.name}, ${condition.id}, round ${String(round)}`;
        // A page that draws nothing before a tap has no map that could be visible.
        if (subject.ours || subject.live !== 'tap')
          keep(
            subject,
            condition,
            await attempt(what, () => measure(browser, server, subject, condition, ink)),
          );
        if (subject.live === 'tap')
          keep(
            subject,
            condition,
            await attempt(`${what}, tap`, () => measureTap(browser, server, subject, condition)),
          );
        await sleep(100);
      }
    console.log(`第 ${String(round)} 轮 / round ${String(round)} of ${String(rounds)}: ${elapsed()}`);
  }
  const packages = ['maplibre-gl', 'echarts', 'leaflet', 'ol', '@antv/l7', 'd3-geo', 'd3-zoom'];
  return {
    date: new Date().toISOString().slice(0, 10),
    browser: browser.version(),
    node: process.versions.node,
    versions: Object.fromEntries(packages.map((name) => [name, version(bench, name)])),
    rounds,
    conditions,
    subjects,
    visits,
    problems,
  };
}
