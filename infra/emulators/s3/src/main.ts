#!/usr/bin/env node
import { readConfig } from './config.ts';
import { startS3Emulator } from './start-s3-emulator.ts';

const config = readConfig(process.env);
const emulator = await startS3Emulator({
  ...config,
  onError: (error) =>
    process.stderr.write(`s3-emulator: ${error instanceof Error ? error.stack : String(error)}\n`),
});
process.stdout.write(`s3-emulator listening on ${emulator.endpoint}, data in ${config.dataDir}\n`);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    void emulator.stop().then(() => process.exit(0));
  });
}
