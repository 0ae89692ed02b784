import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bareEnvironment, cloudEnvironment, type Environment } from '../environment.ts';
import type { Part } from '../parts/part.ts';
import type { Ports } from '../ports.ts';
import { foundServers } from '../servers.ts';
import { dynamodbPart } from './dynamodb.ts';
import { emulatorPart } from './emulators.ts';
import { lambdaPart, shippingCostBundle } from './lambda.ts';
import { mariadbPart } from './mariadb.ts';
import { postgresPart } from './postgres.ts';
import { redisParts, sentinelParts } from './redis.ts';

/**
 * Every store and emulator of the shop, each with a folder of its own below `dataDir`.
 * @param given reaches the Lambda function, as it does the services
 */
export function storeParts({
  ports,
  dataDir,
  given,
}: {
  ports: Ports;
  dataDir: string;
  given: Environment;
}): Part[] {
  const servers = foundServers();
  const of = (name: string) => join(dataDir, name);
  const redis = { ports, servers, folder: of('redis') };
  const emulated = { ...bareEnvironment(), ...cloudEnvironment(ports) };
  return [
    postgresPart({ port: ports.postgres, folder: of('postgres') }),
    mariadbPart({ port: ports.mariadb, folder: of('mariadb'), servers }),
    ...redisParts(redis),
    ...sentinelParts(redis),
    dynamodbPart({ port: ports.dynamodb, folder: of('dynamodb') }),
    ...(['s3', 'cognito', 'pubsub'] as const).map((name) =>
      emulatorPart(name, { port: ports[name], folder: of(name), env: emulated }),
    ),
    ...(existsSync(shippingCostBundle)
      ? [lambdaPart({ ports, folder: of('lambda'), env: emulated, given })]
      : []),
  ].filter(({ cwd, args }) => !cwd || !args.includes('src/main.ts') || existsSync(join(cwd, 'src/main.ts')));
}
