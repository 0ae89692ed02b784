import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command.mjs';
import { repository } from './paths.mjs';
import { step } from './progress.mjs';
import { whenChanged } from './stamp.mjs';
import { toolsEnvironment } from './tools.mjs';

const parents = ['packages', 'services', 'infra', 'infra/emulators'];

/** The folders of all workspace packages, relative to the checkout. */
export function packageFolders() {
  const nested = parents.flatMap((parent) => {
    const folder = join(repository, parent);
    return existsSync(folder) ? readdirSync(folder).map((name) => `${parent}/${name}`) : [];
  });
  return [...nested, 'tests', 'frontend-customer', 'frontend-admin'].filter((folder) =>
    existsSync(join(repository, folder, 'package.json')),
  );
}

/** Installs the locked dependencies if the lock file or any package.json changed since the last time. */
export async function installPackages() {
  const manifests = packageFolders().map((folder) => join(repository, folder, 'package.json'));
  const inputs = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml'].map((name) =>
    join(repository, name),
  );
  const files = { inputs: [...inputs, ...manifests], output: join(repository, 'node_modules/.modules.yaml') };
  await whenChanged('packages', files, () =>
    step('packages installed', async () => {
      await run('pnpm', ['install', '--frozen-lockfile', '--reporter=append-only'], {
        cwd: repository,
        env: { ...toolsEnvironment(), CI: '1' },
        remedy: 'Check the network and start again: what is there already is kept.',
      });
    }),
  );
}
