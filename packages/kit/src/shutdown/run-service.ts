import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import type { ListenOptions } from '../config/index.ts';
import { ConfigError } from '../config/index.ts';
import { isTransient } from '../errors/index.ts';
import type { Logger } from '../logging/index.ts';
import { createLogger, written } from '../logging/index.ts';
import { traceService } from '../tracing/index.ts';
import { collectAtRest } from './collect-at-rest.ts';
import { refuseUnreadable } from './refuse-unreadable.ts';
import { closeServer, keepConnections, letGoMilliseconds, sendCallersAway } from './stop-server.ts';
import { beginStopping } from './stopping.ts';
import { warmUp } from './warm-up.ts';

/** A service that is built and does not yet listen. */
export type BuiltService = {
  readonly app: Express;
  readonly listen: ListenOptions;
  readonly logger: Logger;
  /** Fetches what no request can do without; tried again until it is there, or callers can't wait any longer. */
  readonly warmUp?: () => Promise<unknown>;
  /** Stops taking new work beside HTTP (consumers, relay, jobs) and waits for what is in hand. */
  readonly drain?: () => Promise<unknown>;
  /** Closes stores and clients; runs when nothing uses them any more. */
  readonly stop?: () => Promise<unknown>;
};

/** When callers are away, requests and messages in hand get this long. */
const exitMilliseconds = 9_500;

/**
 * Builds a service, warms it up, listens, and stops it: no new work, work in hand finished, stores closed, exit 0 within 10 s. With
 * SIGTERM and a delay configured another instance takes over: callers are sent away before, which takes the delay and up
 * to 6 s. SIGINT stops without that. A fault while building or an error that nobody caught ends the process with 1.
 */
export async function runService(name: string, build: () => Promise<BuiltService>): Promise<void> {
  const early = createLogger({ service: name });
  try {
    const service = await traceService(name, await build());
    await warmUp(service);
    const server = await listen(service);
    const { port } = server.address() as AddressInfo;
    stopOnSignal(server, service);
    service.logger.info({ host: service.listen.host, port }, 'listening');
    collectAtRest();
  } catch (error) {
    if (error instanceof ConfigError) early.fatal({ faults: error.faults }, error.message);
    else early.fatal({ err: error }, 'the service could not start');
    process.exit(1);
  }
}

async function listen({
  app,
  listen: { port, host, sharePort, idleConnectionSeconds },
}: BuiltService): Promise<Server> {
  const server = createServer(app);
  keepConnections(server, idleConnectionSeconds);
  server.requestTimeout = 120_000;
  refuseUnreadable(server);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen({ port, host, reusePort: sharePort }, resolve);
  await promise;
  server.off('error', reject);
  return server;
}

function stopOnSignal(server: Server, { logger, listen, drain, stop }: BuiltService): void {
  let stopping = false;
  const shutDown = async (signal: 'SIGTERM' | 'SIGINT'): Promise<void> => {
    if (stopping) return;
    stopping = true;
    logger.info({ signal }, 'stopping');
    const delay = signal === 'SIGTERM' ? listen.stopDelayMilliseconds : 0;
    setTimeout(
      () => {
        logger.error('work in hand was not finished in time');
        process.exit(1);
      },
      exitMilliseconds + (delay && delay + letGoMilliseconds),
    ).unref();
    beginStopping();
    try {
      await sendCallersAway(server, delay);
      await Promise.all([closeServer(server), drain?.()]);
      await stop?.();
      logger.info('stopped');
      if (logger.isLevelEnabled('info')) await written(logger);
      process.exit(0);
    } catch (error) {
      logger.error({ err: error }, 'could not stop cleanly');
      process.exit(1);
    }
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void shutDown(signal));
  process.on('unhandledRejection', (error) => {
    // Drivers leave some rejections unhandled when a connection is cut; that is no reason to end the service.
    if (!isTransient(error)) throw error;
    logger.warn({ err: error }, 'a connection was lost where nobody waited for it');
  });
  process.on('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'uncaught error');
    process.exit(1);
  });
}
