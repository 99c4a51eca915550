/** Components that the explore door fetches right after its first paint: one module, so that a slow line pays for one request. */
export { default as Later } from './Later.svelte';
export { default as ScaleBar } from '../ui/map/ScaleBar.svelte';
export { default as SearchBox } from '../ui/search/SearchBox.svelte';
export { default as ShareButton } from '../ui/share/ShareButton.svelte';
