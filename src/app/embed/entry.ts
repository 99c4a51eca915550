/** The entry by which the build and `vite dev` find the app of the embeds. Built pages load the app's own file. */
export {};
await import('./app.svelte.ts');
