import { describe, expect, it } from 'vitest';
import { refText } from '../../domain/layer/feature.ts';
import { sorted, type Hit } from './pick.ts';

const hit = (text: string, aim: Hit['aim'], away = 0): Hit => {
  const [layer = '', feature = ''] = text.split('/');
  return { ref: { layer, feature }, aim, away };
};

describe('the order of picked features', () => {
  it('is dots, arcs, lines, areas; near dots first, otherwise topmost first; each once', () => {
    const hits = [
      hit('cities/zhengzhou', 'area'),
      hit('rail/a', 'line'),
      hit('rail/b', 'line'),
      hit('stations/far', 'point', 9),
      hit('network/arc', 'arc'),
      hit('stations/near', 'point', 2),
      hit('rail/a', 'line'),
      hit('stations/far', 'area'),
    ];
    expect(sorted(hits).map(refText)).toEqual([
      'stations/near',
      'stations/far',
      'network/arc',
      'rail/a',
      'rail/b',
      'cities/zhengzhou',
    ]);
  });
  it('is empty on empty map', () => {
    expect(sorted([])).toEqual([]);
  });
});
