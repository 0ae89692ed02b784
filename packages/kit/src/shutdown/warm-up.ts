import { once } from 'node:events';
import http, { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

type Cold = {
  readonly app: RequestListener;
  readonly listen: { readonly takesOver?: boolean };
  readonly warmUp?: () => Promise<unknown>;
};

/** A service whose stores are away listens all the same, and says so. */
const patienceMilliseconds = 2_000;
/** Where another instance goes on meanwhile there is time. */
const patienceOfSuccessorMilliseconds = 20_000;
const againAfterMilliseconds = 250;

/**
 * Has a service that does not listen yet fetch what it needs and asks it whether it is ready, on a port that nobody else knows:
 * what its first requests need is there, loaded, compiled and connected before callers come. Without that, those whom an
 * instance gets that has just come up are refused, or wait on a busy machine for seconds, while another instance could have
 * served them.
 */
export async function warmUp({ app, listen, warmUp: fetchAll }: Cold): Promise<void> {
  const patience = listen.takesOver ? patienceOfSuccessorMilliseconds : patienceMilliseconds;
  const over = new AbortController();
  const isWarm = async () => {
    await untilDone(fetchAll, over.signal);
    await askReadiness(app, over.signal);
  };
  await Promise.race([isWarm(), delay(patience, undefined, { signal: over.signal })]);
  over.abort();
}

async function untilDone(work: Cold['warmUp'], over: AbortSignal): Promise<void> {
  while (work && !over.aborted) {
    const isDone = await work().then(
      () => true,
      () => false,
    );
    if (isDone) return;
    await delay(againAfterMilliseconds, undefined, { signal: over }).catch(() => undefined);
  }
}

async function askReadiness(app: RequestListener, over: AbortSignal): Promise<void> {
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const { promise, resolve } = Promise.withResolvers<void>();
  const options = { host: '127.0.0.1', port, path: '/readyz', agent: false, signal: over };
  http.get(options, (answer) => answer.resume().once('close', resolve)).once('error', () => resolve());
  await promise;
  server.close();
}
