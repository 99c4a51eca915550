/** What parsed YAML and JSON may hold, whatever the grammar says of it: escapes can bring in what no text may hold. */
import type { Issues } from '../issues.ts';
import type { Located } from './located.ts';
import { unprintable } from './unprintable.ts';

/** No file of the grammar comes near; readers that call themselves need a bound. */
export const DEEPEST = 32;
/** Names that every object of JavaScript answers to, or that the grammar's library leaves out without a word. */
const RESERVED = new Set(['__proto__', 'prototype', 'constructor']);

/**
 * Whether all strings can be printed and all numbers kept; notes those that cannot. The text that they were read from has
 * been looked through already: only escapes (\u200B) bring in what it does not hold.
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

/** What is wrong with a number that cannot be kept as it was written; undefined where nothing is. */
export function oddNumber(value: number, written = String(value)): string | undefined {
  if (!Number.isFinite(value)) return `got ${written}, expected a number that is finite`;
  if (Object.is(value, -0)) return `got ${written === '0' ? '-0' : written}, expected 0`;
  if (value === 0 && /[1-9]/.test(written.replace(/e.*/i, '')))
    return `got ${written}, which is read as 0, expected a number that can be told from it`;
  if (Number.isInteger(value) && !Number.isSafeInteger(value))
    return `got ${written}, expected at most ${String(Number.MAX_SAFE_INTEGER)}: longer numbers lose digits`;
  return undefined;
}
