import { join } from 'node:path';
import type { Database } from '@eshop/jobs/database-migration';
import { urlVariable } from '@eshop/topology/parts';
import { repository } from '../../bootstrap/paths.mjs';
import type { Environment } from '../environment.ts';
import type { Ports } from '../ports.ts';
import type { ChosenParts } from './chosen-parts.ts';
import { databaseUrl, type Service, serviceUrl } from './services.ts';

/**
 * `GATEWAY_URL`, `ORDER_URL` …, `CUSTOMER_SITE_URL` and `ORDER_DATABASE_URL` …: how tests and commands reach a
 * running shop.
 */
export function addressesOf(ports: Ports, { services, sites }: ChosenParts): Environment {
  const urls = [...services, ...sites].map(({ name }) => [urlVariable(name), serviceUrl(ports, name)]);
  const databases = services.flatMap(({ name, database }) =>
    database ? [[urlVariable(name).replace(/URL$/, 'DATABASE_URL'), databaseUrl(ports, database)]] : [],
  );
  return Object.fromEntries([
    ...urls,
    ...databases,
    ['SHIPPING_COST_URL', serviceUrl(ports, 'shipping-cost')],
  ]);
}

/** The databases of these services, each with the folder of its migrations. */
export const databasesOf = (ports: Ports, services: readonly Service[]): Database[] =>
  services.flatMap(({ name, database }) => {
    const migrations = join(repository, 'services', name, 'prisma/migrations');
    return database ? [{ url: databaseUrl(ports, database), migrations }] : [];
  });
