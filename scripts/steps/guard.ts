/** Reports an unexpected exception as an error of the file that was being read or drawn. */
import type { Issues, Where } from './issues.ts';

/** The result of `run`, or null with its exception noted at that spot. */
export function guarded<T>(where: () => Where, issues: Issues, run: () => T): T | null {
  try {
    return run();
  } catch (error) {
    issues.error(where(), failure(error));
    return null;
  }
}

/** "got …, expected …" of an exception. */
export const failure = (error: unknown): string =>
  `got a failure (${reasonOf(error)}), expected something that can be read and drawn`;

/** The engine's message and the place in the code, for the developer who fixes it. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const spot = /\/(scripts|src)\/[^\s)]+/.exec(error.stack ?? '')?.[0].slice(1);
  return spot ? `${error.message}, ${spot}` : error.message;
}
