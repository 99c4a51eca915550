/** The GL map's door: all that the app may import of this room, and only when it is needed. */
export { openGlMap } from './gl-map.ts';
