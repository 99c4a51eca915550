/** The entry of the GL map: the only file that the app imports from this folder, and only on demand. */
export { openGlMap } from './gl-map.ts';
