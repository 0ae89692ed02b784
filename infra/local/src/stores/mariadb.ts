import { execFile } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { createConnection } from 'mariadb';
import type { Part } from '../parts/part.ts';
import { makeServerFolder, serverUser } from '../server-user.ts';
import { type Servers, serverEnvironment } from '../servers.ts';

const execute = promisify(execFile);

const settings = {
  'bind-address': '127.0.0.1',
  'innodb-buffer-pool-size': '64M',
  'innodb-log-file-size': '32M',
  'performance-schema': 'OFF',
  'max-connections': '200',
  'character-set-server': 'utf8mb4',
  'collation-server': 'utf8mb4_unicode_ci',
  'default-time-zone': '+00:00',
  'aria-pagecache-buffer-size': '8M',
  'key-buffer-size': '8M',
};

/** URL of the server for its superuser, without a database. Open on the loopback: for one machine only. */
export const mariadbUrl = (port: number) => `mysql://root@127.0.0.1:${port}`;

const messagesFolder = ({ basedir }: Servers) => {
  const [debian, others] = ['share/mysql', 'share/mariadb'].map((name) => join(basedir, name));
  return debian && existsSync(debian) ? debian : (others ?? basedir);
};

/** MariaDB on its own data folder. */
export function mariadbPart({
  port,
  folder,
  servers,
}: {
  port: number;
  folder: string;
  servers: Servers;
}): Part {
  const user = serverUser();
  const data = join(folder, 'data');
  const env = serverEnvironment(servers);
  const own = [
    '--no-defaults',
    `--basedir=${servers.basedir}`,
    `--lc-messages-dir=${messagesFolder(servers)}`,
    `--datadir=${data}`,
  ];
  const options = Object.entries(settings).map(([name, value]) => `--${name}=${value}`);
  // a socket's path may not be longer than about a hundred bytes: relative to the data folder it always fits
  const files = ['--socket=mariadb.sock', `--pid-file=${join(folder, 'mariadb.pid')}`];
  return {
    name: 'mariadb',
    port,
    program: servers.mariadbd,
    args: [...own, ...files, `--port=${port}`, ...options],
    env,
    cwd: folder,
    user,
    async prepare() {
      mkdirSync(dirname(folder), { recursive: true });
      makeServerFolder(folder, user);
      if (existsSync(join(data, 'mysql'))) return;
      const accounts = ['--auth-root-authentication-method=normal', '--skip-test-db'];
      await execute(servers.mariadbInstall, [...own, ...accounts], { env, cwd: folder, ...user });
    },
    async isReady() {
      const connection = await createConnection({
        host: '127.0.0.1',
        port,
        user: 'root',
        connectTimeout: 2000,
      });
      try {
        await connection.query('SELECT 1');
        return true;
      } finally {
        await connection.end();
      }
    },
  };
}
