import { expect, it } from 'vitest';
import type { Point } from './curve.ts';
import { buildGraph, parsePieces, trace } from './stitch.ts';

/** A river cut at 114 E with its second half stored upstream, a tributary, and a break of 0.9 km before the last piece. */
const pieces: Point[][] = [
  [
    [113.8, 35],
    [113.9, 35.02],
    [114, 35],
  ],
  [
    [114.2, 35],
    [114.1, 34.98],
    [114, 35],
  ],
  [
    [113.9, 35.3],
    [113.9, 35.02],
  ],
  [
    [114.21, 35],
    [114.4, 35],
  ],
];

it('joins cut and reversed pieces into one line in the order of the via points', () => {
  const line = trace(buildGraph(pieces, 3), [
    [113.8, 35],
    [114.2, 35],
  ]);
  expect(line).toEqual([
    [113.8, 35],
    [113.9, 35.02],
    [114, 35],
    [114.1, 34.98],
    [114.2, 35],
  ]);
});

it('runs downstream when the via points do', () => {
  const line = trace(buildGraph(pieces, 3), [
    [114.1, 34.99],
    [113.9, 35.25],
  ]);
  expect(line[0]).toEqual([114.1, 34.98]);
  expect(line.at(-1)).toEqual([113.9, 35.3]);
});

it('bridges small breaks only', () => {
  expect(
    trace(buildGraph(pieces, 3), [
      [113.8, 35],
      [114.4, 35],
    ]),
  ).toHaveLength(7);
  expect(() =>
    trace(buildGraph(pieces, 0.5), [
      [113.8, 35],
      [114.4, 35],
    ]),
  ).toThrow(/no way/);
});

it('rejects a via point far from any line, and one on a side branch', () => {
  const graph = buildGraph(pieces, 3);
  expect(() =>
    trace(graph, [
      [113.8, 35],
      [115, 36],
    ]),
  ).toThrow(/115,36/);
  expect(() =>
    trace(graph, [
      [113.8, 35],
      [113.9, 35.3],
      [114.2, 35],
    ]),
  ).toThrow(/turns back/);
});

it('reads the text of gmt and rejects text that is no number', () => {
  expect(parsePieces('# head\n> River Bin # 1, Level 1\n113\t35\n114\t35.5\n> lone\n1\t2\n')).toEqual([
    [
      [113, 35],
      [114, 35.5],
    ],
  ]);
  expect(() => parsePieces('> River\n113\tx\n114\t35\n')).toThrow(/got/);
});
