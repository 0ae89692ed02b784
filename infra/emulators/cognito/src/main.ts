#!/usr/bin/env node
import { readConfig } from './config.ts';
import { startCognitoEmulator } from './start-cognito-emulator.ts';

const text = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

try {
  const config = readConfig(process.env);
  const onFault = (error: unknown) => process.stderr.write(`${text(error)}\n`);
  const emulator = await startCognitoEmulator({ ...config, onFault });
  const stop = () => {
    emulator.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.stdout.write(`cognito emulator ready on http://${config.host}:${emulator.port}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
