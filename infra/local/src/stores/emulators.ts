import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../bootstrap/paths.mjs';
import type { Environment } from '../environment.ts';
import { nodeFlags } from '../parts/node-flags.ts';
import type { Part } from '../parts/part.ts';
import { accepts } from '../parts/probes.ts';

type EmulatorName = 'pubsub' | 'cognito' | 's3' | 'lambda';

/** One of our emulators: a Node process that is told everything by its environment. */
export const emulatorPart = (
  name: EmulatorName,
  { port, folder, env }: { port: number; folder: string; env: Environment },
): Part => ({
  name,
  port,
  program: process.execPath,
  args: [...nodeFlags, 'src/main.ts'],
  cwd: join(repository, 'infra/emulators', name),
  env: { ...env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: folder },
  prepare: async () => void mkdirSync(folder, { recursive: true }),
  isReady: () => accepts(port),
});
