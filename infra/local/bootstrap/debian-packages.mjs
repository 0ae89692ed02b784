import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command.mjs';

/** Packages that hold the programs; their libraries follow from the package lists. */
const programs = [
  'redis-server',
  'redis-tools',
  'mariadb-server-core',
  'mariadb-client-core',
  'mariadb-common',
];

const hardDependenciesOnly = ['recommends', 'suggests', 'conflicts', 'breaks', 'replaces', 'enhances'].map(
  (kind) => `--no-${kind}`,
);

/** Of all that a server package depends on, only shared libraries and its own parts are needed to run it. */
const isNeeded = (name) => programs.includes(name) || (/^lib.*[0-9]/.test(name) && !name.endsWith('-perl'));

async function installedPackages() {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the braces are dpkg-query's own format
  const listed = await run('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n']);
  return new Set(
    listed
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
}

async function missingPackages(options) {
  const closure = await run('apt-cache', [
    ...options,
    'depends',
    '--recurse',
    ...hardDependenciesOnly,
    ...programs,
  ]);
  const installed = await installedPackages();
  const names = closure
    .split('\n')
    .filter((line) => /^[a-z0-9]/.test(line))
    .map((line) => line.replace(/:.*/, ''));
  return [...new Set(names)].filter((name) => isNeeded(name) && !installed.has(name));
}

/** apt's own state may be written by root alone; everybody else gets lists of their own. */
async function refreshLists(folder) {
  if (process.getuid?.() === 0) {
    await run('apt-get', ['update', '-qq']);
    return [];
  }
  const lists = join(folder, 'lists');
  const cache = join(folder, 'cache');
  mkdirSync(join(lists, 'partial'), { recursive: true });
  mkdirSync(join(cache, 'archives/partial'), { recursive: true });
  const options = ['-o', `Dir::State::Lists=${lists}`, '-o', `Dir::Cache=${cache}`];
  await run('apt-get', [...options, 'update', '-qq']);
  return options;
}

async function download(folder, options) {
  const names = await missingPackages(options);
  await run('apt-get', [...options, '-qq', 'download', ...names], { cwd: folder });
}

/**
 * Unpacks Redis and MariaDB with the libraries that the system lacks into a private folder: needs no root,
 * installs nothing, starts nothing.
 * @param {string} folder
 * @returns {Promise<string>} the root below which `usr/` lies
 */
export async function unpackServers(folder) {
  const archives = join(folder, 'debs');
  const root = join(folder, 'root');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(archives, { recursive: true });
  mkdirSync(root, { mode: 0o755 });
  try {
    await download(archives, []);
  } catch {
    await download(archives, await refreshLists(folder));
  }
  for (const archive of readdirSync(archives).filter((name) => name.endsWith('.deb'))) {
    await run('dpkg', ['-x', join(archives, archive), root]);
  }
  for (const leftover of ['debs', 'lists', 'cache'])
    rmSync(join(folder, leftover), { recursive: true, force: true });
  return root;
}
