/** A map made with D3: the SVG is drawn once in the page, then moved by one transform. */
import { geoIdentity, geoPath } from 'd3-geo';
import { select } from 'd3-selection';
import { zoom } from 'd3-zoom';
import { BOUNDS, dashes, font, HALO, holder, isName, load, mercator } from './shared.js';

const [w, s, e, n] = BOUNDS;
// Projected here: on a Mercator plane the winding of areas does not matter.
const flat = (nested) => (typeof nested[0] === 'number' ? mercator(nested) : nested.map(flat));
const projected = ({ type, coordinates }) => ({ type, coordinates: flat(coordinates) });
const features = (await load()).map((f) => ({ ...f, geometry: projected(f.geometry) }));
const { clientWidth, clientHeight } = holder();
const corners = projected({
  type: 'MultiPoint',
  coordinates: [
    [w, s],
    [e, n],
  ],
});
const path = geoPath(geoIdentity().fitSize([clientWidth, clientHeight], corners)).digits(1);

const svg = select(holder()).append('svg').attr('width', '100%').attr('height', '100%');
const world = svg.append('g');
world
  .selectAll('path')
  .data(features.filter((f) => !isName(f)))
  .join('path')
  .attr('d', ({ properties: p, geometry }) => path.pointRadius(p.width / 2)(geometry))
  .attr('fill', (f) => (f.properties.kind === 'line' ? 'none' : f.properties.color))
  .attr('fill-opacity', ({ properties: p }) => p.fill ?? p.opacity)
  .attr('stroke', ({ properties: p }) => (p.kind === 'dot' || p.width === 0 ? 'none' : p.color))
  .attr('stroke-width', (f) => f.properties.width)
  .attr('stroke-opacity', (f) => f.properties.opacity)
  .attr('stroke-dasharray', (f) => dashes(f.properties)?.join(' ') ?? null)
  .attr('vector-effect', 'non-scaling-stroke');
const named = features.filter(isName);
const names = world
  .selectAll('text')
  .data(named)
  .join('text')
  .text((f) => f.properties.text)
  .attr('text-anchor', 'middle')
  .attr('dy', '-.4em')
  .attr('fill', (f) => f.properties.color)
  .attr('stroke', HALO.color)
  .attr('stroke-width', 2 * HALO.width)
  .attr('paint-order', 'stroke')
  .style('font', (f) => font(f.properties));
const middles = new Map(named.map((f) => [f, path.centroid(f.geometry)]));
// Names keep their size when the map is scaled.
let size = NaN;
function sizeNames(k) {
  if (k === size) return;
  size = k;
  names.attr('transform', (f) => `translate(${middles.get(f)}) scale(${1 / k})`);
}
sizeNames(1);
svg.call(
  zoom()
    .scaleExtent([0.5, 64])
    .on('zoom', ({ transform }) => {
      world.attr('transform', transform);
      sizeNames(transform.k);
    }),
);
