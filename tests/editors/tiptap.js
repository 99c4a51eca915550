/** Tiptap comes in modules: what a newsroom would bundle of it. */
export { Editor } from '@tiptap/core';
export { default as Image } from '@tiptap/extension-image';
export { default as StarterKit } from '@tiptap/starter-kit';
