import { createServer, type Server } from 'node:http';
import { createContext } from './create-context.ts';
import { createRequestListener } from './http/request-listener.ts';
import { limits } from './limits.ts';
import type { Deliver } from './outbox/outbox.ts';
import type { AccessKey } from './signature/verify-signature.ts';

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
  /** Finishes the requests in hand, for at most five seconds, then closes. */
  stop(): Promise<void>;
}

const STOP_WITHIN_MILLISECONDS = 5000;

/** Starts the emulator; rejects when the port is taken or the stored state is damaged. */
export async function startCognitoEmulator(options: CognitoEmulatorOptions): Promise<CognitoEmulator> {
  const { host = '127.0.0.1', onFault = () => {} } = options;
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 });
  server.maxConnections = limits.connections;
  // The port comes first: a second emulator by mistake fails here, before it touches the stored state.
  const port = await listen(server, options.port, host);
  try {
    const origin = options.publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
    const context = createContext(options, origin);
    const listener = createRequestListener(context, onFault);
    server.on('request', (request, response) => {
      listener(request, response).catch(onFault);
    });
    return {
      port,
      async stop() {
        await close(server);
        context.database.close();
      },
    };
  } catch (error) {
    await close(server);
    throw error;
  }
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), STOP_WITHIN_MILLISECONDS);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
    server.closeIdleConnections();
  });
}
