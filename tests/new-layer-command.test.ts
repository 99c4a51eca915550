/** `npm run new-layer` writes a layer that the build takes as it is, and refuses bad ids. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCatalogue } from '../src/domain/layer/catalogue.ts';
import { ROOT } from './real-data.ts';

const folder = mkdtempSync(join(tmpdir(), 'atlas-new-layer-command-'));
const data = join(folder, 'data');
const out = join(folder, 'out');

/** Runs a command of the repository on the copied data. */
function run(script: string, ...options: string[]): { status: number | null; errors: string } {
  const args = ['--import', 'tsx', `scripts/${script}.ts`, '--data', data, ...options];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  return { status, errors: stderr };
}

beforeAll(() => {
  cpSync(join(ROOT, 'data'), data, { recursive: true });
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('npm run new-layer', () => {
  it('is a command of package.json', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    expect(scripts['new-layer']).toBe('tsx scripts/new-layer.ts');
  });
  it('writes four files that the build takes without an error or a warning', () => {
    expect(run('new-layer', 'test-libraries', '--theme', 'services')).toEqual({ status: 0, errors: '' });
    expect(readdirSync(join(data, 'layers/test-libraries')).sort()).toEqual([
      'about.en.md',
      'about.zh.md',
      'features.yaml',
      'layer.yaml',
    ]);
    expect(run('build', '--out', out, '--no-fonts')).toEqual({ status: 0, errors: '' });
    const { layers } = readCatalogue(JSON.parse(readFileSync(join(out, 'catalogue.json'), 'utf8')));
    expect(layers.find(({ id }) => id === 'test-libraries')).toMatchObject({
      theme: 'services',
      count: 1,
      color: expect.stringMatching(/^rose-/) as unknown,
    });
  }, 120_000);
  it.each([
    [['Test_Libraries'], 'got the id "Test_Libraries": it must be kebab-case'],
    [['constructor'], 'must not be a word that every object has'],
    [['../elsewhere'], 'must be kebab-case'],
    [['cities'], 'got the id "cities", which is taken'],
    [[], 'got 0 names, expected the id of one new layer'],
    [['other-layer', '--theme', 'sport'], 'got the theme "sport", expected one of atlas.yaml: structure,'],
  ])('refuses %j', (options, message) => {
    const { status, errors } = run('new-layer', ...options);
    expect(status).toBe(1);
    expect(errors).toContain(message);
    expect(existsSync(join(data, 'layers/other-layer'))).toBe(false);
  });
});
