/** The sizes that are offered, by name. */
import type { Frame } from '../../domain/snippet.ts';

const fluid = (width: number, height: number): Frame => ({ fluid: true, width, height });
const fixed = (width: number, height: number): Frame => ({ fluid: false, width, height });

export const FRAMES = {
  '3:2': fluid(3, 2),
  '16:9': fluid(16, 9),
  '4:3': fluid(4, 3),
  '1:1': fluid(1, 1),
  '640×480': fixed(640, 480),
  '800×600': fixed(800, 600),
  '1200×675': fixed(1200, 675),
  '360×480': fixed(360, 480),
} as const satisfies Record<string, Frame>;

export type FrameName = keyof typeof FRAMES;
export const FRAME_NAMES = Object.keys(FRAMES) as FrameName[];
/** The one that is offered to phones. */
export const PHONE: FrameName = '360×480';
