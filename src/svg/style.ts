/** The CSS of sheets and pictures: colours of the grounds, and what the classes mean. */
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
  type GroundLine,
  type Stops,
} from '../domain/ground.ts';
import { COLORS, GROUND_COLORS, hex, type Ground } from '../domain/palette.ts';
import {
  colorProperty,
  groundProperty,
  letterProperty,
  needsLetter,
  RELIEF_PROPERTY,
  sheetPen,
  type GroundColor,
  type Pen,
} from './pen.ts';
import { short } from './short.ts';
import { SHEET_ZOOM } from './frame.ts';
import { dotOpacity } from './ground.ts';

const plain = (value: number): string => short(value, 4);

const RANKS = [1, 2, 3, 4] as const;
const NAMES = Object.keys(GROUND_COLORS.paper) as GroundColor[];

/** The custom properties of a ground: `--c-vermilion-1` … and `--ground-land` … */
const declare = (ground: Ground): string =>
  [
    `${RELIEF_PROPERTY}:${plain(RELIEF_OPACITY[ground])}`,
    ...NAMES.map((name) => `${groundProperty(name)}:${GROUND_COLORS[ground][name]}`),
    ...COLORS.map((color) => `${colorProperty(color)}:${hex(color, ground)}`),
    ...COLORS.filter(needsLetter).map((color) => `${letterProperty(color)}:${labelColor(color, ground)}`),
  ].join(';');

/** The opacity, unless it is full at all zooms. */
function faded(pen: Pen, opacity: Stops): string {
  const value = pen.zoomed(opacity, plain);
  return value === '1' ? '' : `;opacity:${value}`;
}
/** Dashes follow the width at the first stop: they may not crawl while one zooms. */
const line = (pen: Pen, selector: string, { width, opacity, dash }: GroundLine): string =>
  `${selector}{stroke-width:${pen.zoomed(width, pen.length)}${faded(pen, opacity)}${
    dash ? `;stroke-dasharray:${dash.map((d) => pen.length(d * (width[0]?.[1] ?? 1))).join(' ')}` : ''
  }}`;

/** What the classes of drawn layers mean, for that pen; `.sheet` is the svg. */
export function rulesOf(pen: Pen): string {
  const { own, ground, zoomed } = pen;
  const sizes = [
    ...new Set(
      [...Object.values(SEATS), ...Object.values(WATER_LABELS), ...Object.values(FEATURE_LABELS)].map(
        (s) => s.size,
      ),
    ),
  ];
  return [
    '.sheet path{fill:none;stroke-linejoin:round}',
    '.sheet .a{fill:currentColor}',
    '.sheet .a,.sheet .l,.sheet .s{stroke:currentColor}',
    '.sheet .r,.sheet .s{stroke-linecap:round}',
    `.sheet .r{stroke:${ground('halo')}}`,
    `.sheet .i{stroke:${ground('ink')}}`,
    `.sheet .relief{opacity:${pen.relief}}`,
    `.sheet .land{fill:${ground('land')};fill-opacity:${plain(LAND_OPACITY)}}`,
    `.sheet .b{stroke:${ground('border')}}`,
    `.sheet .w{stroke:${ground('water')};stroke-linecap:round}`,
    `.sheet .lake{fill:${ground('water')}}`,
    ...Object.entries(BORDERS).map(([kind, style]) => line(pen, `.sheet .${kind}`, style)),
    ...Object.entries(RIVERS).map(([rank, style]) => line(pen, `.sheet .w${rank}`, style)),
    ...Object.entries(RIVERS).map(([rank, style]) =>
      line(pen, `.sheet .canal.w${rank}`, { ...style, dash: CANAL_DASH }),
    ),
    '.sheet .canal{stroke-linecap:butt}',
    ...RANKS.map((rank) => `.sheet .seat${String(rank)}{opacity:${zoomed(dotOpacity(rank), plain)}}`),
    `.sheet text{text-anchor:middle;fill:currentColor;paint-order:stroke;stroke:${ground('halo')};` +
      `stroke-width:${own(2 * HALO)};stroke-linejoin:round}`,
    ...sizes.map((s) => `.sheet .t${String(s)}{font-size:${own(s)}}`),
    '.sheet .bold{font-weight:700}',
    `.sheet .on-line{stroke-width:${own(2 * HALO_ON_LINE)}}`,
    `.sheet .ink{color:${ground('ink')}}.sheet .quiet{color:${ground('quiet')}}.sheet .waterInk{color:${ground('waterInk')}}`,
    '.sheet .off{display:none}',
  ].join('\n');
}

/** A frame that no rule looks at. */
const NOWHERE = { x: 0, y: 0, world: 1 };

/**
 * The style text that a page with a sheet needs: both grounds' colours, switched by `data-ground` on the root element;
 * the classes; and for readers without script a sheet that fits its holder, `--w` × `--h` being its viewBox.
 */
export function sheetStyle(): string {
  const pen = sheetPen(NOWHERE, { tolerance: 0, digits: 0 }, 'zh');
  const { length } = pen;
  return [
    `:root{${declare('paper')}}`,
    // Paper is white. A relief shaded for the night would be a stain on it.
    `@media screen{[data-ground=night]{${declare('night')}}}@media print{[data-ground=night] .relief{display:none}}`,
    ':has(>.sheet){container-type:size}',
    // Its colours are data: no forced colours, no darkening.
    '.sheet{forced-color-adjust:none;--px:1.3;--z:7.6;display:block;width:100%;height:100%;overflow:visible;font-family:var(--sans,sans-serif);' +
      '-webkit-user-select:none;user-select:none;-webkit-tap-highlight-color:transparent}',
    '@media(max-width:50em){.sheet{--px:4;--z:6}.sheet:not(.live) .wide{display:none}}',
    // The quotient of two lengths, which older browsers do not have.
    '@supports(width:calc(1px*tan(atan2(1px,1cqw)))){.sheet{' +
      '--px:max(tan(atan2(var(--w)*1px,100cqw)),tan(atan2(var(--h)*1px,100cqh)));--z:calc(' +
      `${String(SHEET_ZOOM)} - log(var(--px)*tan(atan2(1rem,16px)),2))}}`,
    // Under its script the sheet takes all of its holder, and gestures on it are its own.
    '.sheet.live{position:absolute;inset:0;touch-action:none;-webkit-touch-callout:none;cursor:grab;outline-offset:-3px;transform-origin:0 0;will-change:transform}',
    '.sheet.handled{outline:none}.sheet.moving{cursor:grabbing}.sheet.over{cursor:pointer}.sheet.resting{pointer-events:none;will-change:auto}',
    rulesOf(pen),
    // Lines keep their widths while the viewBox is zoomed; a picture that stands alone is scaled as a whole.
    '.sheet path{vector-effect:non-scaling-stroke}.sheet pattern path{vector-effect:none}',
    '.sheet text{transform:translate(calc(var(--dx,0rem)*var(--px)),calc(var(--dy,0rem)*var(--px)))}',
    // Only what is painted answers a tap, and casings do not.
    '.sheet .u,.sheet [data-slot=ground],.sheet [data-slot=label],.sheet [data-slot=marked]{pointer-events:none}',
    `.sheet .band{stroke:var(--ground-halo);stroke-width:calc(var(--width) + ${length(SELECTED.halo)});stroke-linecap:round}`,
    `.sheet .band.ink{stroke:var(--ground-ink);stroke-width:calc(var(--width) + ${length(SELECTED.ink)})}`,
    `.sheet.dim [data-slot]:not([data-slot=ground],[data-slot=marked],[data-slot=label])>[data-layer]{opacity:${plain(DIMMED)}}`,
    `.sheet.dim [data-of]:not(.lit){opacity:${plain(DIMMED_NAMES)}}`,
    '.sheet-callout{position:absolute;transform:translate(-50%,calc(-100% - 1rem));max-width:20rem;padding:.375rem .75rem;' +
      'border-radius:.5rem;background:var(--ground-ink);color:var(--ground-halo);font:700 .875rem/1.4 var(--sans,sans-serif);' +
      'pointer-events:none}',
  ].join('\n');
}
