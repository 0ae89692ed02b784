#!/usr/bin/env node
import { startPubSubEmulator } from './emulator.ts';

const { PORT = '8085', HOST = '127.0.0.1', DATA_DIR } = process.env;

const emulator = await startPubSubEmulator({
  port: Number(PORT),
  host: HOST,
  ...(DATA_DIR ? { dataDir: DATA_DIR } : {}),
});
process.stdout.write(`Pub/Sub emulator ready on ${HOST}:${emulator.port}\n`);

const stop = async () => {
  await emulator.stop();
  process.exit(0);
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
