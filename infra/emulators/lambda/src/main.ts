#!/usr/bin/env node
import { readConfig } from './config.ts';
import { startLambdaEmulator } from './start-lambda-emulator.ts';

const emulator = await startLambdaEmulator({
  ...readConfig(process.env),
  onLog: (functionName, line) => process.stdout.write(`[${functionName}] ${line}\n`),
  onError: (error) =>
    process.stderr.write(`lambda-emulator: ${error instanceof Error ? error.stack : String(error)}\n`),
});
const urls = Object.entries(emulator.urls).map(([name, url]) => `${name} at ${url}`);
process.stdout.write(
  `lambda-emulator listening on ${emulator.endpoint}; function URLs: ${urls.join(', ') || 'none'}\n`,
);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    void emulator.stop().then(() => process.exit(0));
  });
}
