/** The projector's door: all that the house may import of this room, and only when it is needed. */
export { openStage } from './stage.ts';
