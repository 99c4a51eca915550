/** Breaks a label into lines. */
import { LABEL_EM } from '../../domain/map/basemap.ts';
import { estimate } from './labels.ts';

const wide = (text: string): boolean => estimate(text, 1) > text.length * 0.8;

/**
 * Lines of a label. Short text stays in one line. Chinese is broken into halves of similar length, after a bracket or
 * a dot if there is one near the middle. Other scripts break between words.
 */
export function wrap(text: string): string[] {
  if (!wide(text)) return byWords(text);
  const chars = Array.from(text);
  const { length } = chars;
  if (length <= LABEL_EM.zh) return [text];
  const lines = Math.ceil(length / LABEL_EM.zh);
  const out: string[] = [];
  let from = 0;
  for (let i = 1; i <= lines; i++) {
    const to = i === lines ? length : nearest(chars, Math.round((length * i) / lines), from + 1);
    out.push(chars.slice(from, to).join(''));
    from = to;
  }
  return out;
}

/** The break nearest to `at` that follows a closing sign or precedes an opening one; `at` itself if none is near. */
function nearest(chars: readonly string[], at: number, least: number): number {
  for (const step of [0, 1, -1, 2, -2, 3, -3]) {
    const cut = at + step;
    if (cut < least || cut >= chars.length) continue;
    if ('）」”·—、，'.includes(chars[cut - 1] ?? ' ') || '（「“'.includes(chars[cut] ?? ' ')) return cut;
  }
  return at;
}

function byWords(text: string): string[] {
  const total = estimate(text, 1);
  const most = total / Math.max(1, Math.ceil(total / LABEL_EM.en)) + 1.5;
  const out: string[] = [];
  for (const word of text.split(' ')) {
    const last = out.at(-1);
    if (last !== undefined && estimate(`${last} ${word}`, 1) <= most) out[out.length - 1] = `${last} ${word}`;
    else out.push(word);
  }
  return out;
}
