import { existsSync } from 'node:fs';
import { createDatabase, type Database, databaseName, migrateDatabase } from '@eshop/jobs/database-migration';
import { Fault } from '../../bootstrap/fault.mjs';

async function migrateOne(database: Database): Promise<void> {
  try {
    await createDatabase(database.url);
    await migrateDatabase(database);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Fault(
      `The database ${databaseName(database.url)} could not be brought up to date: ${reason}`,
      `Its migrations are in ${database.migrations}. If the local data may go: npm run reset`,
    );
  }
}

/**
 * Makes the databases that are missing, and brings each to its latest migration.
 * @throws Fault naming the database
 */
export async function migrateDatabases(databases: readonly Database[]): Promise<void> {
  await Promise.all(databases.filter(({ migrations }) => existsSync(migrations)).map(migrateOne));
}
