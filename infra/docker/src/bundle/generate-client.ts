import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Stands where Prisma looks for an engine that generating never uses, and fails if it were used after all. */
const noSchemaEngine = '/bin/false';

/** Generates the database client of a service that has a schema and, as in a fresh checkout, no client yet. */
export function generateClient(serviceFolder: string): void {
  const schema = join(serviceFolder, 'prisma/schema.prisma');
  if (!existsSync(schema) || existsSync(join(serviceFolder, 'generated/prisma'))) return;
  const prisma = dirname(createRequire(import.meta.url).resolve('prisma/package.json'));
  const settings = { PRISMA_SCHEMA_ENGINE_BINARY: noSchemaEngine, CHECKPOINT_DISABLE: '1' };
  execFileSync(process.execPath, [join(prisma, 'build/index.js'), 'generate', '--schema', schema], {
    // not the service's folder: its configuration needs Prisma installed there, as it is for development
    cwd: import.meta.dirname,
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
