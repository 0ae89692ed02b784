import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command.mjs';
import { filesIn } from './files.mjs';
import { repository, toolsFolder } from './paths.mjs';
import { step } from './progress.mjs';
import { whenChanged } from './stamp.mjs';
import { nodeBinary, toolsEnvironment } from './tools.mjs';

/**
 * `prisma generate` asks for a schema engine that it never uses. The stand-in must fail: with one that ends
 * well, `prisma migrate deploy` would report success and apply nothing.
 */
function failingSchemaEngine() {
  const file = join(toolsFolder, 'no-schema-engine');
  mkdirSync(toolsFolder, { recursive: true });
  writeFileSync(file, '#!/bin/sh\necho "there is no schema engine here" >&2\nexit 1\n', { mode: 0o755 });
  return file;
}

const servicesWithSql = () =>
  readdirSync(join(repository, 'services')).filter((name) =>
    existsSync(join(repository, 'services', name, 'prisma/schema.prisma')),
  );

async function generateClient(service, schemaEngine) {
  const folder = join(repository, 'services', service);
  const output = join(folder, 'generated/prisma');
  const inputs = [
    join(folder, 'prisma/schema.prisma'),
    join(folder, 'prisma.config.ts'),
    join(folder, 'package.json'),
  ];
  await whenChanged(`prisma-${service}`, { inputs, output }, () =>
    step(`database client of ${service}`, async () => {
      const env = {
        ...toolsEnvironment(),
        PRISMA_SCHEMA_ENGINE_BINARY: schemaEngine,
        CHECKPOINT_DISABLE: '1',
      };
      await run(join(folder, 'node_modules/.bin/prisma'), ['generate'], { cwd: folder, env });
    }),
  );
}

/** Generates the Prisma client of every service whose schema changed. */
export async function generateClients() {
  const schemaEngine = failingSchemaEngine();
  await Promise.all(servicesWithSql().map((service) => generateClient(service, schemaEngine)));
}

/** Builds the bundle that AWS Lambda would run, if its sources or those it draws from changed. */
export async function buildLambda() {
  const folder = join(repository, 'services/shipping-cost');
  const script = join(folder, 'build.ts');
  if (!existsSync(script)) return;
  const sources = ['services/shipping-cost/src', 'packages/contracts/src'].flatMap((name) =>
    filesIn(join(repository, name)),
  );
  const inputs = [...sources, script, join(folder, 'package.json')];
  await whenChanged('lambda', { inputs, output: join(folder, 'dist') }, () =>
    step('bundle of shipping-cost', async () => {
      await run(nodeBinary(), [script], { cwd: folder, env: toolsEnvironment() });
    }),
  );
}
