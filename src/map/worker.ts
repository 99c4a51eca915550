/**
 * Sets the address of MapLibre's worker, which MapLibre cannot find in a bundle. The worker starts at once, because its
 * start takes as long as opening the map.
 */
import { clearPrewarmedResources, getGlobalDispatcher, prewarm, setWorkerUrl } from 'maplibre-gl';
import url from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

setWorkerUrl(url);
prewarm();

/** Workers report only once that they cannot load, perhaps before a map is there to hear it. */
let failure: { message: string } | null = null;
const dispatcher = getGlobalDispatcher();
dispatcher.on('error', ({ error }) => {
  failure = error;
});

/** Resolves when the worker of an open map runs. Rejects if it cannot load, or if the browser refuses it. */
export function workerStarted(): Promise<void> {
  return new Promise((resolve, reject) => {
    if (failure) reject(new Error(failure.message));
    const failing = dispatcher.on('error', ({ error }) => {
      reject(new Error(error.message));
    });
    // A worker answers every message, also one that it does not know, once it runs.
    dispatcher
      .broadcast('started', null)
      .then(() => {
        resolve();
      }, reject)
      .finally(() => {
        failing.unsubscribe();
      });
  });
}

let isPrewarmed = true;

/** Ends the worker that was started early, once the last map is removed: a removed embed holds no memory. */
export function forgetWorker(): void {
  failure = null;
  if (isPrewarmed) clearPrewarmedResources();
  isPrewarmed = false;
}
