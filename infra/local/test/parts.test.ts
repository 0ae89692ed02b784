import { type Part, parts, urlVariable } from '@eshop/topology/parts';
import { describe, expect, it } from 'vitest';
import { environment as auth } from '../../../services/auth/src/config.ts';
import { environment as cart } from '../../../services/cart/src/config.ts';
import { environment as gateway } from '../../../services/gateway/src/config.ts';
import { environment as order } from '../../../services/order/src/config.ts';
import { environment as payment } from '../../../services/payment/src/config.ts';
import { environment as product } from '../../../services/product/src/config.ts';
import { environment as salesReport } from '../../../services/sales-report/src/config.ts';
import { environment as warehouse } from '../../../services/warehouse/src/config.ts';
import { chosenPorts } from '../src/ports.ts';
import { services } from '../src/shop/services.ts';
import { sites } from '../src/shop/sites.ts';

const variables = { auth, cart, gateway, order, payment, product, 'sales-report': salesReport, warehouse };

const all: readonly Part[] = parts;
const ofKind = (kind: Part['kind']) => all.filter((part) => part.kind === kind);

/** Buckets and tables are named by variables of their owner; what else a store needs is a variable of its client. */
const signs = { pubsub: 'PUBSUB_PROJECT_ID', redis: 'REDIS_SENTINELS' } as const;

describe('the description of the parts', () => {
  it('has each part of the local run, at its port', () => {
    const ports: Record<string, number> = chosenPorts({});
    for (const { name, port } of all) expect([name, ports[name]]).toEqual([name, port]);
    const run = [...services, ...sites].map(({ name }) => name);
    expect(all.filter(({ kind }) => kind !== 'function').map(({ name }) => name)).toEqual(
      expect.arrayContaining(run),
    );
    expect(run).toHaveLength(all.length - ofKind('function').length);
  });

  it.each(ofKind('service'))(
    'names every arrow of $name, and no other',
    ({ name, calls, database, stores, port }) => {
      const { shape } = variables[name as keyof typeof variables];
      const known = Object.keys(shape);
      const others = ofKind('service').filter(
        (other) => other.name !== name && known.includes(urlVariable(other.name)),
      );
      expect(others.map((other) => other.name).toSorted()).toEqual([...calls].toSorted());
      expect(known.includes('DATABASE_URL')).toBe(database !== undefined);
      for (const store of Object.keys(signs) as (keyof typeof signs)[])
        expect([store, known.includes(signs[store])]).toEqual([store, stores.includes(store)]);
      expect(shape.PORT.parse(undefined)).toBe(port);
    },
  );

  it('gives each service the database that the local run gives it', () => {
    const servers = { postgres: 'postgres', mariadb: 'mysql' } as const;
    const local = services.flatMap(({ name, database }) =>
      database ? [{ name, server: servers[database.kind], database: database.name }] : [],
    );
    const described = all.flatMap(({ name, database }) =>
      database ? [{ name, server: database.server, database: database.name }] : [],
    );
    const byName = (one: { name: string }, other: { name: string }) => one.name.localeCompare(other.name);
    expect(described.toSorted(byName)).toEqual(local.toSorted(byName));
  });
});
