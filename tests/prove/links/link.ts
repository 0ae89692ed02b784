import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { type Condition, normal } from './condition.ts';
import { type Lane, openLane } from './lane.ts';

/** A way for connections to one port, whose condition can be changed while they go on. */
export type Link = {
  /** Where to connect instead. */
  readonly port: number;
  condition(): Condition;
  /** Changes the condition. Connections that lost something by the one before are reset. */
  become(next: Condition): void;
  /** Connections that are open now. */
  open(): number;
  close(): Promise<void>;
};

type Connection = { readonly sockets: readonly [Socket, Socket]; readonly lanes: readonly [Lane, Lane] };

const asItIs = (piece: Buffer) => piece;

/**
 * Opens a link to a port of this machine.
 * @param change what becomes of each piece that the far end answers
 */
export async function openLink(target: number, change: (piece: Buffer) => Buffer = asItIs): Promise<Link> {
  let condition = normal;
  const connections = new Set<Connection>();

  const server = createServer({ allowHalfOpen: true, noDelay: true }, (near) => {
    near.on('error', () => near.destroy());
    if (condition.kind === 'cut') {
      near.resetAndDestroy();
      return;
    }
    const far = connect({ port: target, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    const now = () => condition;
    const lanes = [openLane(near, far, now, asItIs), openLane(far, near, now, change)] as const;
    const connection: Connection = { sockets: [near, far], lanes };
    connections.add(connection);
    far.on('error', () => far.destroy());
    // What ended without a farewell ends so for the other one, too, unless news can't pass.
    far.on('close', (failed) => failed && condition.kind !== 'half-open' && reset(connection));
    near.on('close', (failed) => failed && condition.kind !== 'half-open' && reset(connection));
    const forget = () => near.destroyed && far.destroyed && connections.delete(connection);
    near.on('close', forget);
    far.on('close', forget);
  });
  server.listen({ port: 0, host: '127.0.0.1', exclusive: true });
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('a link has no port');

  return {
    port: address.port,
    condition: () => condition,
    become(next) {
      condition = next;
      for (const connection of connections) {
        const broken = connection.lanes.some((lane) => lane.hasLost());
        const halfGone = connection.sockets.some((socket) => socket.destroyed);
        if (next.kind === 'cut' || (next.kind !== 'half-open' && (broken || halfGone))) reset(connection);
      }
    },
    open: () => connections.size,
    async close() {
      for (const connection of connections) reset(connection);
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function reset({ sockets }: Connection): void {
  for (const socket of sockets) if (!socket.destroyed) socket.resetAndDestroy();
}
