import { mkdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createBucketStore } from './buckets/bucket-store.ts';
import { createListener } from './http/listener.ts';
import { type AccessKeys, createSignatureVerifier } from './signature-v4/index.ts';
import { createScratch } from './storage/files.ts';

export type S3EmulatorOptions = {
  /** 0 takes a free one. */
  readonly port: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** The folder of all data; made when it is missing. One emulator at a time may use it. */
  readonly dataDir: string;
  /** Access key ids and secrets that are let in. */
  readonly accessKeys: AccessKeys;
  /** Called with faults of the emulator or the disk; refusals are answers, not faults. */
  readonly onError?: (error: unknown) => void;
};

export type S3Emulator = {
  readonly port: number;
  /** For `AWS_ENDPOINT_URL_S3`; buckets are addressed by path. */
  readonly endpoint: string;
  /** Takes no new requests, ends those in hand and closes. */
  stop(): Promise<void>;
};

/** Starts S3 on a port. @throws when the port is taken or the folder can't be used */
export async function startS3Emulator(options: S3EmulatorOptions): Promise<S3Emulator> {
  const { accessKeys, dataDir, host = '127.0.0.1' } = options;
  await mkdir(dataDir, { recursive: true });
  const scratch = await createScratch(dataDir);
  const buckets = await createBucketStore(dataDir, scratch.newPath);
  const verifier = createSignatureVerifier({ accessKeys, service: 's3', pathEncoding: 'once' });
  const context = { buckets, verifier, accessKeys, scratch, now: () => new Date() };
  const listener = createListener(context, options.onError ?? (() => undefined));
  const server = createServer(listener).on('checkContinue', listener);
  await listen(server, options.port, host);
  // A server that listens on a port has an address with a port.
  const { port } = server.address() as AddressInfo;
  return { port, endpoint: `http://${host}:${port}`, stop: () => stop(server) };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Connections that stay open between requests are closed as they become idle. */
function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const sweep = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearInterval(sweep);
      resolve();
    });
  });
}
