import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { foundServers, serverEnvironment } from '../src/servers.ts';
import { setAsideUnreadable } from '../src/stores/redis-file.ts';
import { temporaryFolder } from './temporary-folder.ts';

const servers = foundServers();
const good = '*2\r\n$6\r\nSELECT\r\n$1\r\n0\r\n*3\r\n$3\r\nSET\r\n$1\r\na\r\n$1\r\n1\r\n';

/** The folder of a server with these commands in its append-only file, after the look at it. */
async function homeWith(commands: string): Promise<string> {
  const home = temporaryFolder();
  const files = join(home, 'appendonlydir');
  mkdirSync(files);
  writeFileSync(join(files, 'appendonly.aof.1.incr.aof'), commands);
  writeFileSync(join(files, 'appendonly.aof.manifest'), 'file appendonly.aof.1.incr.aof seq 1 type i\n');
  await setAsideUnreadable(home, servers.redisServer, serverEnvironment(servers));
  return home;
}

it('a file that Redis can read stays', async () => {
  expect(readdirSync(await homeWith(good))).toEqual(['appendonlydir']);
});

it('a file with a hole in it is put aside, in the place of an earlier one', async () => {
  const home = await homeWith(`${good}${'\0'.repeat(50)}${good}`);
  expect(readdirSync(home)).toEqual(['appendonlydir.unreadable']);
});

it('a server that has no file yet is left alone', async () => {
  const home = temporaryFolder();
  await setAsideUnreadable(home, servers.redisServer, serverEnvironment(servers));
  expect(existsSync(join(home, 'appendonlydir.unreadable'))).toBe(false);
});
