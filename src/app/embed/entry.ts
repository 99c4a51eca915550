/** What an embed page imports when its reader wants more than the picture: brings the app with its style. */
export {};
await import('./app.svelte.ts');
