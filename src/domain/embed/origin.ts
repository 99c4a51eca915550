/**
 * Checks the origins of pages that exchange messages. It imports nothing, because the modules of news pages include
 * it too.
 */

/** The origin of an address, or the text `null` if it has none, as in browsers. */
export function originOf(address: string): string {
  try {
    return new URL(address).origin;
  } catch {
    return 'null'; // not an address; URL.canParse is newer than the oldest browsers that embeds support
  }
}

/** An origin that may receive messages: https, or this machine during development of a page. */
const HOST = /^(https:\/\/[a-z0-9.-]+|http:\/\/(localhost|127\.0\.0\.1))(:\d+)?$/;

/**
 * The origin in a text, as browsers write it. Null if it may not receive messages, or if the text holds more than an
 * origin.
 */
export function hostOf(text: string): string | null {
  const origin = originOf(text);
  return HOST.test(origin) && new URL(text).href === `${origin}/` ? origin : null;
}
