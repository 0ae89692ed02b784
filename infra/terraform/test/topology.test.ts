import { readFileSync } from 'node:fs';
import { services } from '@eshop/local/shop/services';
import { topologyDocument } from '@eshop/topology';
import { describe, expect, it } from 'vitest';
import { topologyFile, topologyJson } from '../src/topology-json.ts';
import { bodyOf, expression, listOf, moduleCalled, modules } from './hcl.ts';

const topology = topologyDocument();

describe('the topology that Terraform reads', () => {
  it('is the one of the local stack (`pnpm run topology` writes it anew)', () => {
    expect(JSON.parse(readFileSync(topologyFile, 'utf8'))).toEqual(JSON.parse(topologyJson()));
  });

  it('is the only place of the names: none stands in a file of Terraform', () => {
    const names = [
      ...topology.topics.map(({ name }) => name),
      ...topology.subscriptions.map(({ name }) => name),
      ...topology.tables.flatMap((table) => [
        table.name,
        ...table.indexes.flatMap(({ alsoHolds }) => alsoHolds),
      ]),
      ...topology.buckets.map(({ name }) => name),
      ...topology.databases.map(({ name }) => name),
      topology.userPool.webClient.ClientName,
    ];
    for (const { folder, text } of modules) {
      expect(
        names.filter((name) => text.includes(`"${name}"`)),
        folder,
      ).toEqual([]);
    }
  });

  it('reaches each module whole', () => {
    const calls = bodyOf(bodyOf(moduleCalled('root').files.find((file) => file.module)).module);
    const given = (name: string) => bodyOf(listOf(calls[name])[0]);
    expect(given('pub_sub')).toMatchObject({
      topics: expression('local.topology.topics'),
      subscriptions: expression('local.topology.subscriptions'),
      settings: expression('local.topology.subscriptionSettings'),
    });
    expect(given('tables').tables).toBe(expression('local.topology.tables'));
    expect(given('buckets').buckets).toBe(expression('local.topology.buckets'));
    expect(given('databases').databases).toBe(expression('local.topology.databases'));
    expect(given('user_pool').plan).toBe(expression('local.topology.userPool'));
  });

  it('knows the databases that the local stack makes', () => {
    const made = services.flatMap(({ name, database }) =>
      database
        ? [{ service: name, engine: database.kind === 'mariadb' ? 'mysql' : 'postgres', name: database.name }]
        : [],
    );
    const byName = (left: { name: string }, right: { name: string }) => left.name.localeCompare(right.name);
    expect(topology.databases.toSorted(byName)).toEqual(made.toSorted(byName));
  });

  it('names publishers and consumers that have an identity in the cluster', () => {
    const { text } = moduleCalled('root');
    const identities = JSON.parse(`[${/services = toset\(\[(.*)\]\)/.exec(text)?.[1] ?? ''}]`);
    expect(identities).toEqual(expect.arrayContaining(topology.topics.map(({ publisher }) => publisher)));
    expect(identities).toEqual(expect.arrayContaining(topology.subscriptions.map(({ service }) => service)));
    expect(identities.toSorted()).toEqual(services.map(({ name }) => name).toSorted());
  });
});
