import type { Server as HttpServer } from 'node:http';
import { Server as NetServer } from 'node:net';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';

/** Callers are told that an idle connection may be used again for so long; Node's client and undici both keep to it. */
const callersKeepMilliseconds = 5_000;
/** By then callers who keep to what they were told have let go of their idle connections. */
export const letGoMilliseconds = callersKeepMilliseconds + 1_000;
/** Requests in hand get this long; the rest of the 10 s is for closing. */
const drainMilliseconds = 8_000;

/** Where callers come faster than they are let in. */
const turnsAtMost = 10_000;

/**
 * Keeps idle connections for so long, and tells callers less, so that it is the caller who closes them. Load balancers do as
 * they like: behind one it has to be longer than that keeps them.
 */
export function keepConnections(server: HttpServer, idleSeconds: number): void {
  server.keepAliveTimeout = callersKeepMilliseconds;
  server.keepAliveTimeoutBuffer = Math.max(1_000, idleSeconds * 1_000 - callersKeepMilliseconds);
}

/**
 * Requests are still answered, each on a connection that ends with it: callers come back on a new one, which another
 * instance takes. After the delay no new connection is taken; those that are idle are left to their callers, since closed
 * from here they would be closed under requests that are just being sent on them.
 */
export async function sendCallersAway(server: HttpServer, delayMilliseconds: number): Promise<void> {
  if (delayMilliseconds === 0) return;
  server.prependListener('request', (_req, res) => {
    res.shouldKeepAlive = false;
  });
  await sleep(delayMilliseconds);
  await letIn(server);
  await Promise.race([shutDoor(server), sleep(letGoMilliseconds, undefined, { ref: false })]);
}

/** Lets in who waits at the door: shut before them it would be shut in their faces. Each turn of the event loop takes one connection. */
async function letIn(server: HttpServer): Promise<void> {
  let came = 0;
  const count = () => {
    came += 1;
  };
  server.on('connection', count);
  for (let before = -1, turns = 0; came > before && turns < turnsAtMost; turns += 1) {
    before = came;
    await setImmediate();
  }
  server.off('connection', count);
}

/** Stops accepting, and nothing else: `close` of an HTTP server would end its idle connections at once. */
function shutDoor(server: HttpServer): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  NetServer.prototype.close.call(server, () => resolve());
  return promise;
}

/** Stops accepting; answered connections are closed as they become idle, all of them when the time is over. */
export async function closeServer(server: HttpServer): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const all = setTimeout(() => server.closeAllConnections(), drainMilliseconds);
  await promise;
  clearInterval(idle);
  clearTimeout(all);
}
