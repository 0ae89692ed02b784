import { join } from 'node:path';
import { createDatabase, migrateDatabase } from '@eshop/jobs/database-migration';
import { ConfigError, readConfig } from '@eshop/kit/config';
import { databases, migrateEnvironment } from './environment.ts';

/** The migrations lie beside the program, one folder for each part. */
const migrationsOf = (part: string) => join(import.meta.dirname, 'migrations', part);

/** Brings each database that is given to its latest migration; several runs at a time wait for each other. */
export async function migrateAll(env: NodeJS.ProcessEnv, say: (line: string) => void): Promise<void> {
  const { CREATE_DATABASES, ...urls } = readConfig(migrateEnvironment, env);
  const given = databases.flatMap(({ part, variable }) => {
    const url = urls[variable as keyof typeof urls] as string | undefined;
    return url === undefined ? [] : [{ part, url }];
  });
  if (given.length === 0) {
    throw new ConfigError(
      databases.map(({ variable }) => ({ variable, message: 'is missing; give at least one database' })),
    );
  }
  for (const { part, url } of given) {
    if (CREATE_DATABASES) await createDatabase(url);
    const applied = await migrateDatabase({ url, migrations: migrationsOf(part) });
    say(`${part}: ${applied.length > 0 ? `applied ${applied.join(', ')}` : 'up to date'}`);
  }
}
