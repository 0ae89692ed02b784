import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { run } from './command.mjs';
import { filesIn } from './files.mjs';
import { repository, toolsFolder } from './paths.mjs';
import { step } from './progress.mjs';
import { whenChanged } from './stamp.mjs';
import { toolsEnvironment } from './tools.mjs';

/** How many earlier builds stay: a shop that runs meanwhile goes on with the one it was started from. */
const keptBuilds = 2;

/** What changes nothing in the build: its own output, and what is only for tests. */
const noSource = ['node_modules', '.next', 'next-env.d.ts', 'test', 'coverage'];

/** A site is a folder `frontend-<name>`; as a part of the shop it is called `<name>-site`. */
const siteFolders = () =>
  readdirSync(repository).filter(
    (name) => name.startsWith('frontend-') && existsSync(join(repository, name, 'next.config.ts')),
  );

const siteName = (folder) => `${folder.replace('frontend-', '')}-site`;

/** Those that ESHOP_PARTS asks for, as the start will read it. */
function wantedFolders() {
  const names = (process.env.ESHOP_PARTS ?? '').split(',').map((name) => name.trim());
  return siteFolders().filter((folder) => names.join('') === '' || names.includes(siteName(folder)));
}

/** Moves a finished build, whole, to where sites are started from, and lets go of old ones. */
function publish(folder) {
  const builds = join(toolsFolder, 'sites', siteName(folder));
  mkdirSync(builds, { recursive: true });
  const target = join(builds, `build-${Date.now()}`);
  renameSync(join(repository, folder, '.next/standalone'), target);
  const current = join(builds, 'current');
  rmSync(current, { force: true });
  symlinkSync(basename(target), current);
  const old = readdirSync(builds)
    .filter((name) => name.startsWith('build-'))
    .sort()
    .slice(0, -1 - keptBuilds);
  for (const name of old) rmSync(join(builds, name), { recursive: true, force: true });
}

async function buildSite(folder) {
  const sources = [
    ...filesIn(join(repository, folder), noSource),
    ...filesIn(join(repository, 'packages/site'), noSource),
    ...filesIn(join(repository, 'packages/ui'), noSource),
    ...filesIn(join(repository, 'packages/contracts/src')),
    ...filesIn(join(repository, 'packages/order-flow/src')),
    ...filesIn(join(repository, 'packages/otlp/src')),
  ];
  const inputs = [...sources, join(repository, 'pnpm-lock.yaml'), join(repository, 'tsconfig.json')];
  const output = join(toolsFolder, 'sites', siteName(folder), 'current', folder, 'site.mjs');
  await whenChanged(siteName(folder), { inputs, output }, () =>
    step(`${siteName(folder).replace('-', ' ')} built`, async () => {
      const env = { ...toolsEnvironment(), NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' };
      await run('pnpm', ['run', 'build'], { cwd: join(repository, folder), env });
      publish(folder);
    }),
  );
}

/** Builds each site whose sources, or those it draws from, changed: what is started is a production build. */
export async function buildSites() {
  for (const folder of wantedFolders()) await buildSite(folder);
}
