/** Where the build, and `vite dev`, begin at the app of the embeds; the built pages ask for the app's own file. */
export {};
await import('./app.svelte.ts');
