/** Where the atlas will be found: codes to scan, oEmbed and meta tags ask for whole addresses. */
let told = false;

/** Whether others find something at that address: one's own machine is not printed on a picture. */
export const isPublic = (site: URL | null): site is URL =>
  site !== null && !/^(.*\.)?localhost$|^(127|0)\.[\d.]+$|^\[::1?\]$/.test(site.hostname);

/** The atlas's own address, from ATLAS_SITE; null, with a warning, where nobody has said it. */
export function siteOf(given = process.env.ATLAS_SITE): URL | null {
  if (given === undefined || given === '') {
    if (!told)
      console.warn(
        '⚠ ATLAS_SITE is not set: pictures say that the address is not known, and there are no oEmbed answers',
      );
    told = true;
    return null;
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
