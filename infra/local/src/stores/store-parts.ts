import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cloudEnvironment } from '../environment.ts';
import type { Part } from '../parts/part.ts';
import type { Ports } from '../ports.ts';
import { foundServers } from '../servers.ts';
import { dynamodbPart } from './dynamodb.ts';
import { emulatorPart } from './emulators.ts';
import { mariadbPart } from './mariadb.ts';
import { postgresPart } from './postgres.ts';
import { redisParts, sentinelParts } from './redis.ts';

/** Every store and emulator of the shop, each with a folder of its own below `dataDir`. */
export function storeParts({ ports, dataDir }: { ports: Ports; dataDir: string }): Part[] {
  const servers = foundServers();
  const of = (name: string) => join(dataDir, name);
  const redis = { ports, servers, folder: of('redis') };
  const emulated = { PATH: process.env.PATH, ...cloudEnvironment(ports) };
  return [
    postgresPart({ port: ports.postgres, folder: of('postgres') }),
    mariadbPart({ port: ports.mariadb, folder: of('mariadb'), servers }),
    ...redisParts(redis),
    ...sentinelParts(redis),
    dynamodbPart({ port: ports.dynamodb, folder: of('dynamodb') }),
    ...(['s3', 'cognito', 'pubsub'] as const).map((name) =>
      emulatorPart(name, { port: ports[name], folder: of(name), env: emulated }),
    ),
    emulatorPart('lambda', {
      port: ports.lambda,
      folder: of('lambda'),
      env: { ...emulated, FUNCTION_URL_PORT: String(ports['shipping-cost']) },
    }),
  ].filter(({ cwd, args }) => !cwd || !args.includes('src/main.ts') || existsSync(join(cwd, 'src/main.ts')));
}
