import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from 'vitest';
import { createApp } from '../src/app.ts';
import { readGatewayConfig } from '../src/config.ts';
import { type Context, createContext } from '../src/context.ts';
import type { ServiceName } from '../src/routes/route-table.ts';
import { closeServer, startUpstreams, type TestUpstream } from './upstreams.ts';

/** An address that no other test uses, so that each has limits of its own. */
export const newAddress = (): string => `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;

/** The real gateway before servers that stand for the services, on the real Redis. */
export function useGateway(settings: Record<string, string> | (() => Promise<Record<string, string>>) = {}) {
  let upstreams: ReadonlyMap<ServiceName, TestUpstream>;
  let context: Context;
  let server: Server;

  beforeAll(async () => {
    upstreams = await startUpstreams();
    const urls = [...upstreams].map(([name, { url }]) => [
      `${name.toUpperCase().replaceAll('-', '_')}_URL`,
      url,
    ]);
    const config = readGatewayConfig({
      ...process.env,
      LOG_LEVEL: 'silent',
      // Tests come from addresses of their own.
      TRUST_PROXY: 'loopback',
      ...Object.fromEntries(urls),
      ...(typeof settings === 'function' ? await settings() : settings),
    });
    context = createContext(config);
    server = createServer(createApp(context));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    await closeServer(server);
    context.close();
    await Promise.all([...upstreams.values()].map((upstream) => upstream.close()));
  });

  const gateway = {
    get port(): number {
      return (server.address() as AddressInfo).port;
    },
    get url(): string {
      return `http://127.0.0.1:${gateway.port}`;
    },
    get context(): Context {
      return context;
    },
    upstream(name: ServiceName): TestUpstream {
      const upstream = upstreams.get(name);
      if (!upstream) throw new Error(`no upstream is called ${name}`);
      return upstream;
    },
    /** All that the services saw, and forgets it. */
    takeSeen: () => [...upstreams.values()].flatMap(({ seen }) => seen.splice(0)),
    /** Asks from an address of its own unless the headers name one. */
    ask: (path: string, init: RequestInit & { headers?: Record<string, string> } = {}) =>
      fetch(gateway.url + path, {
        redirect: 'manual',
        ...init,
        headers: { 'x-forwarded-for': newAddress(), ...init.headers },
      }),
  };
  return gateway;
}
