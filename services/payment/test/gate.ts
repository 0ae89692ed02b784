import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A door before a store: through it the store can be away, or hear and not be heard. */
export type Gate = {
  readonly port: number;
  /** Connections are cut and refused. */
  shut(): void;
  /** What is sent arrives; answers are held back until the gate opens. */
  mute(): void;
  open(): void;
  close(): Promise<void>;
};

/** Starts a gate on a free port that leads to `host:port`. */
export async function startGate(to: { host: string; port: number }): Promise<Gate> {
  let state: 'open' | 'mute' | 'shut' = 'open';
  const pairs = new Set<{ client: Socket; store: Socket; held: Buffer[] }>();
  const server = createServer((client) => {
    if (state === 'shut') {
      client.destroy();
      return;
    }
    const store = connect(to);
    // Small packets go on at once, as they would without a gate.
    client.setNoDelay();
    store.setNoDelay();
    const pair = { client, store, held: [] as Buffer[] };
    pairs.add(pair);
    client.on('data', (chunk) => store.write(chunk));
    store.on('data', (chunk) => {
      if (state === 'mute') pair.held.push(chunk);
      else client.write(chunk);
    });
    const end = () => {
      pairs.delete(pair);
      client.destroy();
      store.destroy();
    };
    for (const socket of [client, store]) socket.on('close', end).on('error', end);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cutAll = () => {
    for (const { client, store } of pairs) {
      client.destroy();
      store.destroy();
    }
  };
  return {
    port: (server.address() as AddressInfo).port,
    shut() {
      state = 'shut';
      cutAll();
    },
    mute() {
      state = 'mute';
    },
    open() {
      state = 'open';
      for (const { client, held } of pairs) for (const chunk of held.splice(0)) client.write(chunk);
    },
    async close() {
      cutAll();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A gate before the server that a URL names, and the URL that leads through it. */
export async function gateBefore(address: string): Promise<{ gate: Gate; url: string }> {
  const url = new URL(address);
  const gate = await startGate({ host: url.hostname, port: Number(url.port) });
  url.port = String(gate.port);
  return { gate, url: url.href.replace(/\/$/, '') };
}
