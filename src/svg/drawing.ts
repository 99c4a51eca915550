/** What draws a View into the SVG map: one module, which is fetched when the page's own picture no longer serves. */
export { drawBasemap } from './basemap/basemap.ts';
export { drawLayer } from './layer.ts';
export { fullDetail, projectionOf } from './projection.ts';
export { svgMapTarget } from './render-target.ts';
