import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Context } from './context.ts';
import { createRequestListener } from './http/request-listener.ts';
import { timeOfUuid } from './ids.ts';
import { limits } from './limits.ts';
import { createOutbox, type Deliver } from './outbox/outbox.ts';
import { createRevocations } from './sessions/revocations.ts';
import { createSealer } from './sessions/sealer.ts';
import { sealingKey } from './sessions/server-secret.ts';
import { withSessionsEnded } from './sessions/session.ts';
import { createSigningKeys } from './sessions/signing-keys.ts';
import type { AccessKey } from './signature/verify-signature.ts';
import { openDatabase } from './store/database.ts';
import { createPasswords } from './users/passwords.ts';
import { createUserDirectory } from './users/user-directory.ts';

export interface CognitoEmulatorOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Folder for all state; without it the state is gone with the process. One emulator at a time may use it. */
  readonly dataDir?: string;
  /** Keys that may sign the calls that IAM authorises in AWS. */
  readonly accessKeys: readonly AccessKey[];
  /** The region that signatures must be made for and pool ids begin with. Default eu-central-1. */
  readonly region?: string;
  /** Scheme, host and port in issuers and endpoints. Default `http://<host>:<port>`. */
  readonly publicUrl?: string;
  /** Delivers codes and invitations to users. Default: they stay in the outbox. */
  readonly deliver?: Deliver;
  /** The clock, in milliseconds since 1970. */
  readonly now?: () => number;
  /** Gets every fault that was not foreseen. */
  readonly onFault?: (error: unknown) => void;
}

export interface CognitoEmulator {
  readonly port: number;
  /** Finishes the requests in hand, then closes. */
  stop(): Promise<void>;
}

/** Starts the emulator; rejects when the port is taken or the stored state is damaged. */
export async function startCognitoEmulator(options: CognitoEmulatorOptions): Promise<CognitoEmulator> {
  const { dataDir, accessKeys, region = 'eu-central-1', host = '127.0.0.1', now = Date.now } = options;
  const onFault = options.onFault ?? (() => {});
  const database = openDatabase(dataDir);
  const users = createUserDirectory(database.users, (poolId) => database.pools.get(poolId));
  let origin = options.publicUrl ?? '';

  const context: Context = {
    region,
    accessKeys,
    database,
    users,
    passwords: createPasswords(),
    revocations: createRevocations(database.revocations, now, ({ poolId, username, session }) => {
      const pool = database.pools.get(poolId);
      const user = users.byUsername(poolId, username);
      if (pool && user) users.save(pool, withSessionsEnded(user, timeOfUuid(session)));
    }),
    sealer: createSealer(sealingKey(database.secrets), now),
    signingKeys: createSigningKeys(),
    outbox: createOutbox({ dataDir, now, deliver: options.deliver, onFailure: onFault }),
    now,
    origin: () => origin,
  };
  database.flush();

  const listener = createRequestListener(context, onFault);
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, (request, response) => {
    listener(request, response).catch(onFault);
  });
  server.maxConnections = limits.connections;
  const port = await listen(server, options.port, host);
  origin ||= `http://${host}:${port}`;
  return {
    port,
    async stop() {
      await close(server);
      database.close();
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address: AddressInfo | string | null = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
