import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { repository, toolsFolder } from './paths.mjs';
import { step } from './progress.mjs';
import { whenChanged } from './stamp.mjs';
import { nodeBinary, toolsEnvironment } from './tools.mjs';

const patienceMs = 20_000;

const services = () =>
  readdirSync(join(repository, 'services'))
    .map((name) => join(repository, 'services', name))
    .filter((folder) => existsSync(join(folder, 'src/main.ts')));

/** Without any configuration a service loads all of its modules, names what is missing, and ends. */
function loadOnce(folder) {
  const { PATH, NODE_COMPILE_CACHE } = toolsEnvironment();
  const options = { cwd: folder, env: { PATH, NODE_COMPILE_CACHE }, stdio: 'ignore', timeout: patienceMs };
  return new Promise((resolve) => {
    spawn(nodeBinary(), ['src/main.ts'], options).on('error', resolve).on('close', resolve);
  });
}

/**
 * Fills the cache of compiled modules before the first start: a service that compiles while it serves carries the
 * compiler's memory until it is started again.
 */
export async function compileModules() {
  const inputs = ['pnpm-lock.yaml', '.nvmrc'].map((name) => join(repository, name));
  const output = join(toolsFolder, 'compile-cache');
  await whenChanged('modules', { inputs, output }, () =>
    step('modules compiled', async () => {
      for (const folder of services()) await loadOnce(folder);
    }),
  );
}
