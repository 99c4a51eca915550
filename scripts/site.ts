/** The public address of the atlas. QR codes, oEmbed answers and meta tags need absolute addresses. */
let told = false;

/** Whether others can open the address. Addresses of one's own machine are not printed on pictures. */
export const isPublic = (site: URL | null): site is URL =>
  site !== null && !/^(.*\.)?localhost$|^(127|0)\.[\d.]+$|^\[::1?\]$/.test(site.hostname);

/** The atlas's address from ATLAS_SITE; null, with a warning, if it is not set. */
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
