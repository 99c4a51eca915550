/** Tiptap comes as modules; this is what a newsroom would bundle. */
export { Editor } from '@tiptap/core';
export { default as Image } from '@tiptap/extension-image';
export { default as StarterKit } from '@tiptap/starter-kit';
