/**
 * Finds host, port and public address for `npm start`: HOST and PORT as given, the first free port, and the address
 * under which others reach the server. Plain JavaScript, because it runs before anything is built.
 */
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';

const FIRST_PORT = 4173;
/** Number of ports tried before the search fails. */
const MOST_TRIES = 100;

/** PORT as a number; throws an Error that says what it got and expected. */
export function portFrom(given = '') {
  if (given === '') return FIRST_PORT;
  const port = Number(given);
  if (!/^\d+$/.test(given) || port < 1 || port > 65_535)
    throw new Error(`PORT: got "${given}", expected a whole number from 1 to 65535`);
  return port;
}

/** Whether no process listens at the port. */
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

/** Hosts that mean every address of a machine. They are no address that a reader could open. */
const EVERYWHERE = /^(?:0+(?:\.0+){0,3}|\[?[0:]*:[0:]*\]?|\[?::ffff:0\.0\.0\.0\]?)$/;

/**
 * The absolute address under which others in the network find the atlas. Null if the server listens at every address
 * and the machine has no public one.
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
