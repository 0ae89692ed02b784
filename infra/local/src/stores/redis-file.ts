import { execFile } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const patienceMilliseconds = 30_000;

/**
 * Puts the append-only file of a replica aside when Redis can't read it, so that it starts without and takes everything from
 * its master. Redis 7.0 leaves a hole in a file whose disk was full for a while: it goes on, and refuses to start the next
 * time, for ever. One such file is kept beside, for whoever wants to look. A master's file is left alone: when it does not
 * come back a replica is promoted, and then it is a replica itself.
 */
export async function setAsideUnreadable(
  home: string,
  redisServer: string,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const folder = join(home, 'appendonlydir');
  const manifest = join(folder, 'appendonly.aof.manifest');
  const checker = join(dirname(redisServer), 'redis-check-aof');
  if (!existsSync(manifest) || !existsSync(checker)) return;
  const isReadable = await promisify(execFile)(checker, [manifest], { env, timeout: patienceMilliseconds })
    .then(() => true)
    // It ends with 1 for a file that is not valid; not having been able to look says nothing of the file.
    .catch(({ code }: { code?: unknown }) => code !== 1);
  if (isReadable) return;
  const aside = `${folder}.unreadable`;
  rmSync(aside, { recursive: true, force: true });
  renameSync(folder, aside);
}
