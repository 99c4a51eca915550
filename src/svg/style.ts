/** The CSS of SVG maps and pictures: colours of the schemes, and rules for the classes. */
import {
  BORDERS,
  CANAL_DASH,
  DIMMED,
  DIMMED_NAMES,
  FEATURE_LABELS,
  HALO,
  HALO_ON_LINE,
  labelColor,
  LAND_OPACITY,
  RELIEF_OPACITY,
  RIVERS,
  SEATS,
  SELECTED,
  WATER_LABELS,
  type BasemapLine,
  type Stops,
} from '../domain/map/basemap.ts';
import { COLORS, SCHEME_COLORS, hex, type Scheme } from '../domain/legend/palette.ts';
import {
  colorProperty,
  schemeProperty,
  letterProperty,
  needsLetter,
  RELIEF_PROPERTY,
  svgMapTarget,
  type SchemeColor,
  type RenderTarget,
} from './render-target.ts';
import { short } from './short.ts';
import { SVG_MAP_ZOOM } from './projection.ts';
import { dotOpacity } from './basemap/basemap.ts';

const plain = (value: number): string => short(value, 4);

const RANKS = [1, 2, 3, 4] as const;
const NAMES = Object.keys(SCHEME_COLORS.paper) as SchemeColor[];

/** The custom properties of a scheme: `--c-vermilion-1` … and `--scheme-land` … */
const declare = (scheme: Scheme): string =>
  [
    `${RELIEF_PROPERTY}:${plain(RELIEF_OPACITY[scheme])}`,
    ...NAMES.map((name) => `${schemeProperty(name)}:${SCHEME_COLORS[scheme][name]}`),
    ...COLORS.map((color) => `${colorProperty(color)}:${hex(color, scheme)}`),
    ...COLORS.filter(needsLetter).map((color) => `${letterProperty(color)}:${labelColor(color, scheme)}`),
  ].join(';');

/** The opacity, unless it is 1 at all zooms. */
function faded(target: RenderTarget, opacity: Stops): string {
  const value = target.zoomed(opacity, plain);
  return value === '1' ? '' : `;opacity:${value}`;
}
/** Dashes use the width at the first stop, so that they do not move while the map zooms. */
const dashed = (target: RenderTarget, width: Stops, dash: readonly number[]): string =>
  `stroke-dasharray:${dash.map((d) => target.length(d * (width[0]?.[1] ?? 1))).join(' ')}`;
const line = (target: RenderTarget, selector: string, { width, opacity, dash }: BasemapLine): string =>
  `${selector}{stroke-width:${target.zoomed(width, target.length)}${faded(target, opacity)}${
    dash ? `;${dashed(target, width, dash)}` : ''
  }}`;

/** The rules for the classes of drawn layers on a render target. `.svg-map` is the svg. */
export function rulesOf(target: RenderTarget): string {
  const { own, schemeColor, zoomed } = target;
  const sizes = [
    ...new Set(
      [...Object.values(SEATS), ...Object.values(WATER_LABELS), ...Object.values(FEATURE_LABELS)].map(
        (s) => s.size,
      ),
    ),
  ];
  return [
    '.svg-map path{fill:none;stroke-linejoin:round}',
    '.svg-map .a{fill:currentColor}',
    '.svg-map .a,.svg-map .l,.svg-map .s{stroke:currentColor}',
    '.svg-map .r,.svg-map .s{stroke-linecap:round}',
    `.svg-map .r{stroke:${schemeColor('halo')}}`,
    `.svg-map .i{stroke:${schemeColor('ink')}}`,
    `.svg-map .relief{opacity:${target.relief}}`,
    `.svg-map .land{fill:${schemeColor('land')};fill-opacity:${plain(LAND_OPACITY)}}`,
    `.svg-map .b{stroke:${schemeColor('border')}}`,
    `.svg-map .w{stroke:${schemeColor('water')};stroke-linecap:round}`,
    `.svg-map .lake{fill:${schemeColor('water')}}`,
    ...Object.entries(BORDERS).map(([kind, style]) => line(target, `.svg-map .${kind}`, style)),
    ...Object.entries(RIVERS).map(([rank, style]) => line(target, `.svg-map .w${rank}`, style)),
    // A canal has the class of its rank, too.
    ...Object.entries(RIVERS).map(
      ([rank, { width }]) => `.svg-map .canal.w${rank}{${dashed(target, width, CANAL_DASH)}}`,
    ),
    '.svg-map .canal{stroke-linecap:butt}',
    ...RANKS.filter((rank) => SEATS[rank].minzoom > 0).map(
      (rank) => `.svg-map .seat${String(rank)}{opacity:${zoomed(dotOpacity(rank), plain)}}`,
    ),
    `.svg-map text{text-anchor:middle;fill:currentColor;paint-order:stroke;stroke:${schemeColor('halo')};` +
      `stroke-width:${own(2 * HALO)};stroke-linejoin:round}`,
    ...sizes.map((s) => `.svg-map .t${String(s)}{font-size:${own(s)}}`),
    '.svg-map .bold{font-weight:700}',
    `.svg-map .on-line{stroke-width:${own(2 * HALO_ON_LINE)}}`,
    `.svg-map .ink{color:${schemeColor('ink')}}.svg-map .quiet{color:${schemeColor('quiet')}}.svg-map .waterInk{color:${schemeColor('waterInk')}}`,
    '.svg-map .off{display:none}',
  ].join('\n');
}

/** A projection for rules that do not depend on it. */
const NOWHERE = { x: 0, y: 0, world: 1 };

/**
 * The style text of a page with an SVG map: the colours of both colour schemes, switched by `data-scheme` on the root
 * element, and the rules for the classes. Without script, the SVG map fits its container; `--w` × `--h` is its
 * viewBox.
 */
export function svgMapStyle(): string {
  const target = svgMapTarget(NOWHERE, { tolerance: 0, digits: 0 }, 'zh');
  const { length } = target;
  return [
    `:root{${declare('paper')}}`,
    // Paper is white, so a relief shaded for the night scheme would look like a stain.
    `@media screen{[data-scheme=night]{${declare('night')}}}@media print{[data-scheme=night] .relief{display:none}}`,
    ':has(>.svg-map){container-type:size}',
    // The map's colours are data, so forced colours and automatic darkening are off.
    '.svg-map{forced-color-adjust:none;--px:1.3;--z:7.6;display:block;width:100%;height:100%;overflow:visible;font-family:var(--sans,sans-serif);' +
      '-webkit-user-select:none;user-select:none;-webkit-tap-highlight-color:transparent}',
    '@media(max-width:50em){.svg-map{--px:4;--z:6}.svg-map:not(.live) .wide{display:none}}',
    // The quotient of two lengths, which older browsers do not support.
    '@supports(width:calc(1px*tan(atan2(1px,1cqw)))){.svg-map{' +
      '--px:max(tan(atan2(var(--w)*1px,100cqw)),tan(atan2(var(--h)*1px,100cqh)));--z:calc(' +
      `${String(SVG_MAP_ZOOM)} - log(var(--px)*tan(atan2(1rem,16px)),2))}}`,
    // With its script, the SVG map fills its container and handles gestures itself.
    '.svg-map.live{position:absolute;inset:0;touch-action:none;-webkit-touch-callout:none;cursor:grab;outline-offset:-3px;transform-origin:0 0;will-change:transform}',
    '.svg-map.handled{outline:none}.svg-map.moving{cursor:grabbing}.svg-map.over{cursor:pointer}.svg-map.resting{pointer-events:none;will-change:auto}',
    rulesOf(target),
    // Lines keep their widths while the viewBox changes. A standalone picture is scaled as a whole.
    '.svg-map path{vector-effect:non-scaling-stroke}.svg-map pattern path{vector-effect:none}',
    '.svg-map text{transform:translate(calc(var(--dx,0rem)*var(--px)),calc(var(--dy,0rem)*var(--px)))}',
    // Only painted parts react to taps. Casings do not.
    '.svg-map .u,.svg-map [data-slot=basemap],.svg-map [data-slot=label],.svg-map [data-slot=highlighted]{pointer-events:none}',
    `.svg-map .band{stroke:var(--scheme-halo);stroke-width:calc(var(--width) + ${length(SELECTED.halo)});stroke-linecap:round}`,
    `.svg-map .band.ink{stroke:var(--scheme-ink);stroke-width:calc(var(--width) + ${length(SELECTED.ink)})}`,
    `.svg-map.dim [data-slot]:not([data-slot=basemap],[data-slot=highlighted],[data-slot=label])>[data-layer]{opacity:${plain(DIMMED)}}`,
    `.svg-map.dim [data-of]:not(.highlighted){opacity:${plain(DIMMED_NAMES)}}`,
    '.svg-map-callout{position:absolute;transform:translate(-50%,calc(-100% - 1rem));max-width:20rem;padding:.375rem .75rem;' +
      'border-radius:.5rem;background:var(--scheme-ink);color:var(--scheme-halo);font:700 .875rem/1.4 var(--sans,sans-serif);' +
      'pointer-events:none}',
  ].join('\n');
}
