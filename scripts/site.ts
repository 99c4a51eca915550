/** Where the atlas will be found: link previews, codes to scan and oEmbed ask for whole addresses. */
const DEFAULT = 'http://localhost:4173/';
let told = false;

/** The atlas's own address, from ATLAS_SITE; without it the preview server's, with a warning. */
export function siteOf(given = process.env.ATLAS_SITE): URL {
  if (given === undefined || given === '') {
    if (!told) console.warn(`⚠ ATLAS_SITE is not set: pictures and meta tags lead to ${DEFAULT}`);
    told = true;
    return new URL(DEFAULT);
  }
  const expected =
    'expected an absolute http(s) address that ends with "/", such as https://atlas.example/zhengzhou/';
  if (!URL.canParse(given)) throw new Error(`ATLAS_SITE: got "${given}", ${expected}`);
  const url = new URL(given);
  if (
    !/^https?:$/.test(url.protocol) ||
    !url.pathname.endsWith('/') ||
    url.search + url.hash + url.username !== ''
  )
    throw new Error(`ATLAS_SITE: got "${given}", ${expected}`);
  return url;
}
