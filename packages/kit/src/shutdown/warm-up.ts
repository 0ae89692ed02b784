import { once } from 'node:events';
import http, { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A service whose stores are away listens all the same, and says so. */
const patienceMilliseconds = 2_000;

/**
 * Asks a service that does not listen yet whether it is ready, on a port that nobody else knows: what its first requests need
 * is loaded, compiled and connected before callers come. Without that, those whom an instance gets that has just come up
 * wait for all of it, on a busy machine for seconds, while another instance could have served them.
 */
export async function warmUp(app: RequestListener): Promise<void> {
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const { promise, resolve } = Promise.withResolvers<void>();
  const asked = http.get({ host: '127.0.0.1', port, path: '/readyz', agent: false }, (answer) =>
    answer.resume().once('close', resolve),
  );
  asked.once('error', () => resolve());
  const tooLong = setTimeout(() => asked.destroy(new Error('it takes too long')), patienceMilliseconds);
  await promise;
  clearTimeout(tooLong);
  server.close();
}
