import http from 'node:http';
import https from 'node:https';
import type { ServiceName } from './route-table.ts';

/** A service behind the gateway. */
export type Upstream = {
  readonly name: ServiceName;
  /** Requests that wait for an answer now; live streams are not among them. */
  waiting: number;
  /** Begins a request over a kept connection; the path goes out as it came in. */
  request(outgoing: Outgoing): http.ClientRequest;
  /** Resolves when the service says that it is up. */
  check(): Promise<void>;
  close(): void;
};

export type Outgoing = {
  readonly method: string;
  readonly path: string;
  readonly headers: string[];
};

const maxFreeSockets = 64;

/** Node's own client: it needs a third of undici's memory for a sixth more time (README, "Why Node's own client"). */
export function createUpstream(name: ServiceName, url: URL, timeoutMilliseconds: number): Upstream {
  const protocol = url.protocol === 'https:' ? https : http;
  // For free connections, and shorter where the service says so. Were it that of the requests, Node would leave the shorter one to
  // a request that takes such a connection.
  const idleMilliseconds = timeoutMilliseconds + 1;
  const agent = new protocol.Agent({ keepAlive: true, maxFreeSockets, timeout: idleMilliseconds });
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  const host = url.hostname.replaceAll(/^\[|\]$/g, '');
  const target = { agent, host, port, timeout: timeoutMilliseconds };
  return {
    name,
    waiting: 0,
    request: ({ method, path, headers }) =>
      protocol.request({ ...target, method, path, headers: ['Host', url.host, ...headers] }),
    check: () =>
      new Promise((resolve, reject) => {
        const asked = protocol.get({ ...target, path: '/healthz', timeout: 900 }, (answer) => {
          answer.resume();
          if (answer.statusCode === 200) resolve();
          else reject(new Error(`the health check answered ${answer.statusCode}`));
        });
        asked.once('timeout', () => asked.destroy(new Error('the health check was not answered in time')));
        asked.once('error', reject);
      }),
    close: () => agent.destroy(),
  };
}
