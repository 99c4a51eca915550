/**
 * Draws the glyphs of the map's names while MapLibre's code loads. MapLibre draws Chinese glyphs itself (as signed
 * distances, by TinySDF), some 5 ms each on a slow phone, and only after everything else is ready to be shown.
 */
import TinySDF, { type TinySDFOptions } from '@mapbox/tiny-sdf';
import { TEXT_FONT } from './fonts.ts';
import type { GlyphRequest } from '../gl-map.types.ts';
import type { CreateRasterizer } from './private.ts';

type Glyph = ReturnType<TinySDF['draw']>;

/** Milliseconds of drawing per slice in browsers that do not report idle time. */
const SLICE = 8;

/** The options that MapLibre passes to TinySDF for one of our fonts. For other options MapLibre draws by itself. */
const optionsOf = (weight: GlyphRequest['weight'], lang: string | undefined): TinySDFOptions => ({
  fontSize: 48,
  buffer: 6,
  radius: 16,
  cutoff: 0.25,
  fontFamily: [...TEXT_FONT[weight], 'sans-serif'].join(','),
  fontWeight: weight === 700 ? '700' : undefined,
  fontStyle: 'normal',
  lang,
});
const keyOf = (options: TinySDFOptions): string =>
  JSON.stringify(Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1)));

/** TinySDF with a stock of finished glyphs. Each is taken once, because MapLibre caches it. */
class PrefetchedGlyphs extends TinySDF {
  /** Width of the margin around a glyph; MapLibre sets it. */
  declare buffer: number;
  readonly #stock = new Map<string, Glyph>();
  readonly #taken: () => void;

  constructor(options: TinySDFOptions, taken: () => void) {
    super(options);
    this.#taken = taken;
  }

  ahead(char: string): void {
    if (!this.#stock.has(char)) this.#stock.set(char, super.draw(char));
  }

  override draw(char: string): Glyph {
    this.#taken();
    const glyph = this.#stock.get(char);
    this.#stock.delete(char);
    return glyph ?? super.draw(char);
  }
}

/** Draws glyphs whenever the browser is idle, until MapLibre requests the first one. */
export class GlyphPrefetch {
  readonly #rasterizers = new Map<string, PrefetchedGlyphs>();
  #queue: (() => void)[] = [];

  /** `lang` is the page's language, which MapLibre takes from the root element. */
  constructor(glyphRequests: readonly GlyphRequest[], lang: string | undefined) {
    for (const weight of [700, 400] as const) {
      const chars = new Set(glyphRequests.flatMap((w) => (w.weight === weight ? Array.from(w.text) : [])));
      if (chars.size === 0) continue;
      const options = optionsOf(weight, lang);
      const glyphs = new PrefetchedGlyphs(options, () => {
        this.#queue = [];
      });
      this.#rasterizers.set(keyOf(options), glyphs);
      for (const char of chars)
        this.#queue.push(() => {
          glyphs.ahead(char);
        });
    }
    this.#wait();
  }

  /** Creates MapLibre's glyph rasterizer: the prefetched one if it has the same font. */
  readonly createRasterizer: CreateRasterizer = (options, padding) => {
    const glyphs =
      this.#rasterizers.get(keyOf(options)) ?? (new TinySDF(options) as ReturnType<CreateRasterizer>);
    glyphs.buffer = padding;
    return glyphs;
  };

  #wait(): void {
    if (this.#queue.length === 0) return;
    // Safari has no idle callbacks.
    if ('requestIdleCallback' in globalThis)
      // eslint-disable-next-line no-restricted-globals -- looked for
      requestIdleCallback((idle) => {
        this.#work(() => idle.timeRemaining() > 1);
      });
    else
      setTimeout(() => {
        const end = performance.now() + SLICE;
        this.#work(() => performance.now() < end);
      });
  }

  #work(hasTime: () => boolean): void {
    while (hasTime()) {
      const draw = this.#queue.shift();
      if (!draw) return;
      draw();
    }
    this.#wait();
  }
}
