/** Checks parsed YAML and JSON for values that the grammar does not exclude, for example characters from escapes. */
import type { Issues } from '../issues.ts';
import type { Located } from './located.ts';
import { unprintable } from './unprintable.ts';

/** Greatest depth. The grammar needs far less; recursive readers need a limit. */
export const DEEPEST = 32;
/** Keys that every JavaScript object inherits, or that valibot drops silently. */
const RESERVED = new Set(['__proto__', 'prototype', 'constructor']);

/**
 * Whether all strings are printable and all numbers exact; notes those that are not. The raw text has been checked
 * before, so only escapes (\u200B) can add forbidden characters.
 */
export function checkValues(found: Located<unknown>, text: string, issues: Issues): boolean {
  const escapes = text.includes('\\');
  const path: (string | number)[] = [];
  let sound = true;
  const refuse = (message: string): void => {
    issues.error(found.where(...path), message);
    sound = false;
  };
  const walk = (value: unknown): void => {
    if (typeof value === 'number') {
      const message = oddNumber(value);
      if (message) refuse(message);
    } else if (typeof value === 'string') {
      const odd = escapes ? unprintable(value) : null;
      if (odd) refuse(odd.message);
    } else if (typeof value === 'object' && value !== null) {
      if (path.length >= DEEPEST) {
        refuse(`got more than ${String(DEEPEST)} levels, one inside the other, expected fewer`);
        return;
      }
      if (Array.isArray(value))
        value.forEach((item, i) => {
          path.push(i);
          walk(item);
          path.pop();
        });
      else
        for (const [key, item] of Object.entries(value)) {
          path.push(key);
          const odd = escapes ? unprintable(key) : null;
          if (odd) refuse(odd.message);
          if (RESERVED.has(key)) refuse(`got the key ${key}, expected another: this one is reserved`);
          walk(item);
          path.pop();
        }
    }
  };
  walk(found.value);
  return sound;
}

/** The fault of a number that cannot be kept as written; undefined if there is none. */
export function oddNumber(value: number, written = String(value)): string | undefined {
  if (!Number.isFinite(value)) return `got ${written}, expected a number that is finite`;
  if (Object.is(value, -0)) return `got ${written === '0' ? '-0' : written}, expected 0`;
  if (value === 0 && /[1-9]/.test(written.replace(/e.*/i, '')))
    return `got ${written}, which is read as 0, expected a number that can be told from it`;
  if (Number.isInteger(value) && !Number.isSafeInteger(value))
    return `got ${written}, expected at most ${String(Number.MAX_SAFE_INTEGER)}: longer numbers lose digits`;
  return undefined;
}
