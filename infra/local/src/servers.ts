import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { repository } from '../bootstrap/paths.mjs';

const serversSchema = z.object({
  redisServer: z.string(),
  mariadbd: z.string(),
  mariadbInstall: z.string(),
  basedir: z.string(),
  libraries: z.string().nullable(),
});

export type Servers = z.output<typeof serversSchema>;

/** Where the start script found or put MariaDB and Redis. */
export function foundServers(): Servers {
  const file = join(repository, '.tools/servers.json');
  return serversSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** The environment for servers, with their private libraries when they have some. */
export const serverEnvironment = ({ libraries }: Servers): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  LANG: 'C.UTF-8',
  ...(libraries ? { LD_LIBRARY_PATH: libraries } : {}),
});
