import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from './command.mjs';
import { librariesBelow, unpackPackages } from './debian-packages.mjs';
import { Fault } from './fault.mjs';
import { findProgram, hasDebianTools, pathFolders } from './find-program.mjs';
import { toolsFolder } from './paths.mjs';
import { step } from './progress.mjs';
import { reachableFolder } from './shared-folder.mjs';

const record = join(toolsFolder, 'servers.json');

/** @typedef {{ redisServer: string, mariadbd: string, mariadbInstall: string, basedir: string, libraries: string | null }} Servers */

/** Debian's packages that hold the programs. */
const packages = [
  'redis-server',
  'redis-tools',
  'mariadb-server-core',
  'mariadb-client-core',
  'mariadb-common',
];

/** @returns {Servers | undefined} */
function lookIn(folders, libraries = null) {
  const redisServer = findProgram(folders, ['redis-server', 'valkey-server']);
  const mariadbd = findProgram(folders, ['mariadbd']);
  const mariadbInstall = findProgram(folders, ['mariadb-install-db']);
  if (!redisServer || !mariadbd || !mariadbInstall) return undefined;
  const basedir = libraries
    ? dirname(dirname(mariadbInstall))
    : dirname(dirname(realpathSync(mariadbInstall)));
  return { redisServer, mariadbd, mariadbInstall, basedir, libraries };
}

const systemFolders = () => [
  ...pathFolders(),
  '/usr/sbin',
  '/usr/bin',
  '/usr/local/sbin',
  '/usr/local/bin',
  '/usr/libexec',
];

/** @returns {Servers | undefined} */
function lookBelow(root) {
  if (!existsSync(join(root, 'usr/lib'))) return undefined;
  const folders = ['usr/bin', 'usr/sbin'].map((name) => join(root, name));
  return lookIn(folders, librariesBelow(root));
}

async function fromHomebrew() {
  const prefixes = await Promise.all(
    ['redis', 'mariadb'].map((formula) => run('brew', ['--prefix', formula]).catch(() => '')),
  );
  return lookIn(prefixes.filter(Boolean).map((prefix) => join(prefix.trim(), 'bin')));
}

async function fromDebian() {
  if (!hasDebianTools()) return undefined;
  const folder = reachableFolder('.tools/servers');
  return (
    lookBelow(join(folder, 'root')) ??
    lookBelow(await step('MariaDB and Redis fetched', () => unpackPackages(packages, folder)))
  );
}

const remedies = {
  darwin: 'brew install redis mariadb\nWith Docker: docker compose up',
  linux:
    'Install redis-server and mariadb-server (10.6 or newer) with your package manager.\nWith Docker: docker compose up',
};

const stillThere = (servers) =>
  [servers.redisServer, servers.mariadbd, servers.mariadbInstall].every((file) => existsSync(file));

/**
 * Finds MariaDB and Redis on this machine, or fetches them into a folder of ours.
 * @returns {Promise<Servers>}
 * @throws {Fault} when they can't be had, with what to do
 */
export async function ensureServers() {
  if (existsSync(record)) {
    const known = JSON.parse(readFileSync(record, 'utf8'));
    if (stillThere(known)) return known;
  }
  const remedy = remedies[process.platform] ?? 'With Docker: docker compose up';
  let reason = '';
  const servers =
    lookIn(systemFolders()) ??
    (await fromHomebrew()) ??
    (await fromDebian().catch((error) => {
      reason = `\n${error.message}`;
      return undefined;
    }));
  if (!servers)
    throw new Fault(`MariaDB and Redis were not found and could not be fetched.${reason}`, remedy);
  writeFileSync(record, JSON.stringify(servers, null, 2));
  return servers;
}
