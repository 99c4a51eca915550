// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { refText } from '../../domain/layer/feature.ts';
import { refsAt } from './pick.ts';

let svg: SVGSVGElement;
const part = (name: string): Element => {
  const found = document.querySelector(`#${name}`);
  if (!found) throw new Error(`test: got no ${name}`);
  return found;
};
beforeEach(() => {
  document.body.innerHTML = `<p id="other"></p><svg>
    <g data-slot="area"><g data-ref="x/large"><path id="large" class="a"/></g><g data-ref="x/small"><path id="small" class="a"/></g>
      <g data-ref="x/outline"><path id="outline" class="l"/></g></g>
    <g data-slot="line"><g data-ref="x/road"><path id="road" class="l"/></g></g>
    <g data-slot="point"><g data-ref="x/near"><path id="near" class="s"/></g><g data-ref="x/far"><path id="far" class="s"/></g></g>
  </svg>`;
  const found = document.querySelector('svg');
  if (!found) throw new Error('test: got no svg');
  svg = found;
});
const at = (find: (distance: number) => string[], radius = 14): string[] => {
  document.elementsFromPoint = (x, y) => find(Math.hypot(x - 100, y - 100)).map(part);
  return refsAt(svg, 100, 100, radius).map(refText);
};

describe('refsAt', () => {
  it('gives points before lines before areas, and each once', () => {
    expect(at(() => ['near', 'road', 'small', 'large'])).toEqual(['x/near', 'x/road', 'x/small', 'x/large']);
    expect(at(() => ['small', 'large', 'road'])).toEqual(['x/road', 'x/small', 'x/large']);
  });
  it('gives the nearest of two points first', () => {
    expect(at((d) => [...(d > 8 ? ['far'] : []), ...(d > 4 && d < 8 ? ['near'] : [])])).toEqual([
      'x/near',
      'x/far',
    ]);
  });
  it('takes a filled area only directly under the finger, an outline also beside it', () => {
    expect(at((d) => (d > 5 ? ['large', 'outline'] : []))).toEqual(['x/outline']);
  });
  it('looks no farther than the radius', () => {
    expect(at((d) => (d > 14.01 ? ['near'] : []))).toEqual([]);
    expect(at((d) => (d > 4.01 ? ['near'] : []), 4)).toEqual([]);
  });
  it('ignores everything outside the SVG map', () => {
    expect(at(() => ['other'])).toEqual([]);
  });
});
