import { Server, ServerCredentials } from '@grpc/grpc-js';
import { Broker } from './broker/broker.ts';
import { stateOf } from './broker/state-of.ts';
import { requireFreePort } from './free-port.ts';
import { createPublisherService } from './grpc/publisher-service.ts';
import { loadServiceDefinitions } from './grpc/service-definitions.ts';
import { unavailable } from './grpc/status.ts';
import { createSubscriberService } from './grpc/subscriber-service.ts';
import { FileJournal } from './storage/file-journal.ts';
import { createMemoryJournal, type Journal } from './storage/journal.ts';

/** Where the emulator listens and what it keeps. */
export type PubSubEmulatorOptions = {
  /** 0 takes a free port. */
  readonly port: number;
  /** 127.0.0.1 by default. */
  readonly host?: string;
  /** The folder for the state; without one it ends with the process. */
  readonly dataDir?: string;
};

/** A running emulator. */
export type PubSubEmulator = {
  readonly port: number;
  /** Ends open streams with UNAVAILABLE, so that clients look for the next instance, and closes the journal. */
  stop(): Promise<void>;
};

// Above Pub/Sub's own limit of 10 MB, so that its answer, not a transport error, meets larger requests.
const maxRequestBytes = 32 * 1024 * 1024;
const stopWithinMs = 2000;

async function openBroker(dataDir: string | undefined): Promise<{ broker: Broker; journal: Journal }> {
  if (!dataDir) {
    const journal = createMemoryJournal();
    return { broker: new Broker(journal), journal };
  }
  const journal = new FileJournal(dataDir);
  const broker = new Broker(journal);
  await journal.replay((entry) => broker.apply(entry));
  journal.compactTo(stateOf(broker));
  return { broker, journal };
}

function listen(server: Server, address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(address, ServerCredentials.createInsecure(), (error, port) =>
      error ? reject(error) : resolve(port),
    );
  });
}

function shutDown(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      server.forceShutdown();
      resolve();
    }, stopWithinMs);
    server.tryShutdown(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Starts a Pub/Sub server with the state of the last time; rejects when the port or the folder can't be used. */
export async function startPubSubEmulator(options: PubSubEmulatorOptions): Promise<PubSubEmulator> {
  const host = options.host ?? '127.0.0.1';
  await requireFreePort(host, options.port);
  const { broker, journal } = await openBroker(options.dataDir);
  const { publisher, subscriber } = loadServiceDefinitions();
  const server = new Server({
    'grpc.max_receive_message_length': maxRequestBytes,
    'grpc.enable_channelz': 0,
  });
  server.addService(publisher, createPublisherService(broker, journal));
  server.addService(subscriber, createSubscriberService(broker, journal));
  const port = await listen(server, `${host}:${options.port}`);
  const stop = async () => {
    for (const subscription of broker.subscriptions.values()) {
      subscription.disconnect(unavailable('The server is shutting down.'));
    }
    await shutDown(server);
    await journal.close();
  };
  return { port, stop };
}
