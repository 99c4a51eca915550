/** Starts programs for a test run. Each ends with the run, however that ends. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { Readable } from 'node:stream';

/** Kills its program when the process that started it dies, even by SIGKILL; part of every Linux (util-linux). */
const LEASH = '/usr/bin/setpriv';
/** The arguments that run a program this way. */
export const leashed = (command: string): readonly [string, ...string[]] =>
  existsSync(LEASH) ? [LEASH, '--pdeathsig', 'KILL', command] : [command];

export interface Program {
  child: ChildProcess;
  stop(): Promise<void>;
}

/** Starts a program. Its output is kept for the error message of a failed start. */
export function start(
  command: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Program {
  const [file, ...before] = leashed(command);
  const child = spawn(file, [...before, ...args], {
    // The fourth is the pipe for `-displayfd 3` of Xvfb.
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...environment },
  });
  const ended = once(child, 'exit').catch((error: unknown) => {
    throw new Error(`${command}: ${String(error)}; expected it installed, see scripts/setup.mjs`);
  });
  // Callers of `stop` and `wait` get the failure.
  ended.catch(() => undefined);
  return {
    child,
    async stop() {
      child.kill('SIGTERM');
      const stubborn = setTimeout(() => child.kill('SIGKILL'), 3000);
      await ended;
      clearTimeout(stubborn);
    },
  };
}

/** A virtual screen with a free display number. Programs that use it end with it. */
export async function openDisplay(): Promise<Program & { display: string }> {
  const program = start('Xvfb', ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp']);
  const number = program.child.stdio[3] as Readable;
  const [said] = (await Promise.race([
    once(number, 'data'),
    once(program.child, 'exit').then(([code]) => {
      throw new Error(`Xvfb: ended with ${String(code)} before it had a display`);
    }),
  ])) as [Buffer];
  return { ...program, display: `:${String(said).trim()}` };
}
