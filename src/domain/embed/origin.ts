/** Origins of pages: who may talk to whom. It imports nothing, for the modules of news pages carry it too. */

/** The origin of an address; `null` as text where it has none, as browsers say it. */
export function originOf(address: string): string {
  try {
    return new URL(address).origin;
  } catch {
    return 'null'; // no address at all; URL.canParse is younger than the browsers that read embeds
  }
}

/** An origin that messages may be sent to: https, or this very machine while a page is being made. */
const HOST = /^(https:\/\/[a-z0-9.-]+|http:\/\/(localhost|127\.0\.0\.1))(:\d+)?$/;

/** The origin that a text names, as browsers write it; null where it is none to be talked to, or more than an origin. */
export function hostOf(text: string): string | null {
  const origin = originOf(text);
  return HOST.test(origin) && new URL(text).href === `${origin}/` ? origin : null;
}
