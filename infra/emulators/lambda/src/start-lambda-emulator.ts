import { access } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type AccessKeys, createSignatureVerifier } from '@eshop/s3-emulator/signature-v4';
import { createUrlListener } from './function-url/url-listener.ts';
import {
  type FunctionConfig,
  type FunctionConfigInput,
  functionConfigSchema,
} from './functions/function-config.ts';
import { createFunctionRunner, type FunctionRunner } from './functions/function-runner.ts';
import { createInvokeListener } from './invoke-api/invoke-listener.ts';

export type LambdaEmulatorOptions = {
  /** Port of the Invoke API; 0 takes a free one. */
  readonly port: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
  readonly functions: readonly FunctionConfigInput[];
  /** Access key ids and secrets that may invoke. */
  readonly accessKeys: AccessKeys;
  /** What functions see as `AWS_REGION`; default eu-central-1. */
  readonly region?: string;
  /** What functions print, line by line. */
  readonly onLog?: (functionName: string, line: string) => void;
  /** Faults of the emulator itself. */
  readonly onError?: (error: unknown) => void;
};

export type LambdaEmulator = {
  readonly port: number;
  /** For `AWS_ENDPOINT_URL_LAMBDA`. */
  readonly endpoint: string;
  /** Function URLs by name. */
  readonly urls: Readonly<Record<string, string>>;
  /** Takes no new requests, ends those in hand and closes. */
  stop(): Promise<void>;
};

/** Starts the Invoke API and the function URLs. @throws when a port is taken, a bundle missing or a function misconfigured */
export async function startLambdaEmulator(options: LambdaEmulatorOptions): Promise<LambdaEmulator> {
  const {
    accessKeys,
    host = '127.0.0.1',
    region = 'eu-central-1',
    onLog,
    onError = () => undefined,
  } = options;
  const configs = options.functions.map((config) => functionConfigSchema.parse(config));
  await requireBundles(configs);
  const runners = configs.map((config) =>
    createFunctionRunner(config, region, (line) => onLog?.(config.name, line)),
  );
  const functions = new Map(runners.map((runner) => [runner.config.name, runner]));
  const verifier = createSignatureVerifier({ accessKeys, service: 'lambda', pathEncoding: 'twice' });
  const servers: Server[] = [];

  async function open(listener: RequestListener, port: number): Promise<number> {
    const server = createServer(listener);
    await listen(server, port, host);
    servers.push(server);
    // A server that listens on a port has an address with a port.
    return (server.address() as AddressInfo).port;
  }

  async function stop(): Promise<void> {
    await Promise.all(servers.map(close));
    await Promise.all(runners.map((runner) => runner.stop()));
  }

  try {
    const port = await open(createInvokeListener({ functions, verifier, onError }), options.port);
    const urls = await openUrls(runners, (runner, urlPort) =>
      open(createUrlListener(runner, onError), urlPort),
    );
    const urlOf = (urlPort: number) => `http://${host}:${urlPort}`;
    return {
      port,
      endpoint: urlOf(port),
      urls: Object.fromEntries(urls.map(([name, at]) => [name, urlOf(at)])),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function openUrls(
  runners: readonly FunctionRunner[],
  open: (runner: FunctionRunner, port: number) => Promise<number>,
): Promise<[name: string, port: number][]> {
  const urls: [string, number][] = [];
  for (const runner of runners) {
    const { name, urlPort } = runner.config;
    if (urlPort !== undefined) urls.push([name, await open(runner, urlPort)]);
  }
  return urls;
}

async function requireBundles(configs: readonly FunctionConfig[]): Promise<void> {
  for (const { name, bundle } of configs) {
    await access(bundle).catch(() => {
      throw new Error(`The bundle of the function ${name} is not there: ${bundle}. Build it first.`);
    });
  }
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
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const sweep = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearInterval(sweep);
      resolve();
    });
  });
}
