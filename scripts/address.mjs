/**
 * Where `npm start` serves: HOST and PORT as they are given, a port that is free, and the address that others find it at.
 * Plain JavaScript: it runs before anything is built.
 */
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';

const FIRST_PORT = 4173;
/** Ports that are tried one after the other before the search is given up. */
const MOST_TRIES = 100;

/** PORT as a number; throws an Error that says what was got and expected. */
export function portFrom(given = '') {
  if (given === '') return FIRST_PORT;
  const port = Number(given);
  if (!/^\d+$/.test(given) || port < 1 || port > 65_535)
    throw new Error(`PORT: got "${given}", expected a whole number from 1 to 65535`);
  return port;
}

/** Whether nobody listens at that port. */
const isFree = (port, host) =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
      else reject(new Error(`HOST: got "${host}", expected an address of this machine (${error.code})`));
    });
    server.listen(port, host, () => server.close(() => resolve(true)));
  });

/** The first free port from that one on. */
export async function freePort(from, host) {
  for (let port = from; port < from + MOST_TRIES && port <= 65_535; port += 1)
    if (await isFree(port, host)) return port;
  throw new Error(`PORT: got ${from}, expected a free one among it and the ${MOST_TRIES} that follow`);
}

/** Hosts that mean every address of a machine; as an address they lead nowhere. */
const EVERYWHERE = /^(?:0+(?:\.0+){0,3}|\[?[0:]*:[0:]*\]?|\[?::ffff:0\.0\.0\.0\]?)$/;

/**
 * The atlas's whole address as others in the network find it; null where a machine that serves at all of its addresses
 * has none that others know.
 */
export function siteAt(host, port, interfaces = networkInterfaces()) {
  const all = Object.values(interfaces).flatMap((addresses) => addresses ?? []);
  const name = EVERYWHERE.test(host)
    ? all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address
    : host.replace(/^\[(.*)\]$/, '$1');
  if (!name) return null;
  // A zone, as in fe80::1%eth0, is known to this machine only.
  return `http://${name.includes(':') ? `[${name.replace(/%.*$/, '')}]` : name}:${String(port)}/`;
}
