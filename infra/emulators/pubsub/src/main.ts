#!/usr/bin/env node
import { startPubSubEmulator } from './emulator.ts';

const { PORT = '8085', HOST = '127.0.0.1', DATA_DIR } = process.env;

try {
  const emulator = await startPubSubEmulator({
    port: Number(PORT),
    host: HOST,
    ...(DATA_DIR ? { dataDir: DATA_DIR } : {}),
  });
  const stop = () => emulator.stop().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.stdout.write(`Pub/Sub emulator ready on ${HOST}:${emulator.port}\n`);
} catch (error) {
  process.stderr.write(
    `Pub/Sub emulator can't start: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(1);
}
