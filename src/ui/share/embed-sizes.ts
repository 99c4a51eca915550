/** The sizes offered for embeds, by name, and the part of each that is map. */
import type { Size } from '../../domain/geometry/geo.ts';
import type { EmbedSize } from '../../domain/embed/snippet.ts';

const fluid = (width: number, height: number): EmbedSize => ({ fluid: true, width, height });
const fixed = (width: number, height: number): EmbedSize => ({ fluid: false, width, height });

export const EMBED_SIZES = {
  '3:2': fluid(3, 2),
  '16:9': fluid(16, 9),
  '4:3': fluid(4, 3),
  '1:1': fluid(1, 1),
  '640×480': fixed(640, 480),
  '800×600': fixed(800, 600),
  '1200×675': fixed(1200, 675),
  '360×480': fixed(360, 480),
  wrapped: { ...fluid(16, 9), wrapped: true },
} as const satisfies Record<string, EmbedSize>;

export type EmbedSizeName = keyof typeof EMBED_SIZES;
export const EMBED_SIZE_NAMES = Object.keys(EMBED_SIZES) as EmbedSizeName[];
/** The size offered for phones. */
export const PHONE: EmbedSizeName = '360×480';
/** The option whose code contains no size. */
export const WRAPPED: EmbedSizeName = 'wrapped';

/**
 * Approximate size of the map in an embed of that size, CSS pixels: the rest is title, credit, open legend (embed.css).
 */
export function mapIn({ width, height }: Size): Size {
  const within = height - 72;
  if (width >= 640 && height >= 340 && width / height >= 1.2)
    return { width: width - Math.min(Math.max(184, 0.28 * width), 272), height: within };
  const isLegendBelow = (width >= 560 && height >= 480) || height >= 720;
  return { width, height: isLegendBelow ? 0.55 * height : within };
}
