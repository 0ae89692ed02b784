import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import type { Part } from '../parts/part.ts';
import { accepts } from '../parts/probes.ts';

function binary(): string {
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), 'dynoxide');
  } catch (error) {
    const onPath = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'dynoxide'));
    const found = onPath.find((file) => existsSync(file));
    if (found) return found;
    throw new Error(
      `There is no DynamoDB server for ${process.platform}-${process.arch} (npm package ${name}). With Docker: docker compose up`,
      { cause: error },
    );
  }
}

/** A DynamoDB server on one SQLite file. */
export const dynamodbPart = ({ port, folder }: { port: number; folder: string }): Part => ({
  name: 'dynamodb',
  port,
  program: binary(),
  args: [
    'serve',
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
    '--db-path',
    join(folder, 'dynamodb.sqlite'),
  ],
  env: { PATH: process.env.PATH },
  prepare: async () => void mkdirSync(folder, { recursive: true }),
  isReady: () => accepts(port),
});
