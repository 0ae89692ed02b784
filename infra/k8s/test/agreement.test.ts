import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { databases } from '@eshop/topology';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { imagePlans } from '../../docker/src/images/plans.ts';
import { usualEnvironment } from '../src/files.ts';
import { readEnvironment } from '../src/gke/environment.ts';
import { podNetwork } from '../src/gke/networks.ts';
import { standIns } from '../src/local/stores.ts';
import { databaseParts, deployedParts } from '../src/part-list.ts';
import { oneOf, overlayNames, repository } from './overlays.ts';
import { variablesOf, workloadCalled, workloads } from './workloads.ts';

const text = (path: string) => readFileSync(join(repository, path), 'utf8');
const compose = z
  .object({
    services: z.record(
      z.string(),
      z.looseObject({
        image: z.string(),
        environment: z.record(z.string(), z.coerce.string()).default({}),
      }),
    ),
  })
  .parse(parse(text('docker-compose.yml'), { merge: true })).services;

describe('images', () => {
  it.each(overlayNames)('of ours in %s are those that infra/docker builds, without a tag', (overlay) => {
    const built = imagePlans.map(({ part }) => `eshop/${part}`);
    const used = workloads(overlay).map(({ container }) => container.image);
    for (const image of used.filter((one) => one.startsWith('eshop/'))) expect(built).toContain(image);
  });

  it('of others and their settings are those of docker-compose.yml', () => {
    for (const { name, image, variables = {} } of standIns) {
      expect(compose[name]?.image, name).toBe(image);
      const here = Object.entries(variables).filter(
        ([variable]) => !/^(HOME|CLOUDSDK_CONFIG)$/.test(variable),
      );
      for (const [variable, value] of here)
        expect(compose[name]?.environment[variable], `${name} ${variable}`).toBe(value);
    }
    for (const [name, set] of [
      ['redis', 'redis-1'],
      ['sentinel', 'sentinel-1'],
    ] as const) {
      const { container } = workloads('gke').find((one) => one.name === name) ?? { container: undefined };
      expect(container?.image).toBe(compose[set]?.image);
    }
  });
});

describe('the manifests and infra/terraform', () => {
  const outputs = text('infra/terraform/outputs.tf');
  const cluster = text('infra/terraform/modules/cluster/main.tf');
  const environment = readEnvironment(usualEnvironment);

  it('name the same outputs', () => {
    const read = Object.keys(environment);
    const written = [...outputs.matchAll(/^output "(\w+)"/gm)].map(([, name]) => name);
    expect(written).toEqual(expect.arrayContaining(read));
  });

  it('mean the same networks', () => {
    expect(/range_name\s*=\s*"pods"\s*ip_cidr_range = "([^"]+)"/.exec(cluster)?.[1]).toBe(podNetwork);
  });

  it('give identities to the same accounts in the same namespace', () => {
    const accounts = JSON.parse(
      /services = toset\((\[.*\])\)/.exec(text('infra/terraform/main.tf'))?.[1] ?? '[]',
    );
    const services = deployedParts.filter(({ kind }) => kind === 'service').map(({ name }) => name);
    expect(accounts.toSorted()).toEqual(services.toSorted());
    expect(environment.namespace).toBe('eshop');
    for (const service of services) oneOf('gke', 'ServiceAccount', service);
  });

  it('keep the same secrets for the same services', () => {
    const withUrl = Object.entries(environment.secrets).filter(([, keys]) => 'DATABASE_URL' in keys);
    expect(withUrl.map(([service]) => service).toSorted()).toEqual(
      databases.map(({ service }) => service).toSorted(),
    );
    for (const [service, keys] of withUrl)
      expect(keys.DATABASE_URL).toBe(`eshop-dev-${service}-database-url`);
  });

  const poolSizeOf = (name: string) =>
    Number(variablesOf('gke', workloadCalled('gke', name)).DATABASE_POOL_SIZE);

  it('hold no more connections than the databases of the environment have', () => {
    for (const { name } of databaseParts) {
      const { maxReplicas } = z
        .object({ maxReplicas: z.number() })
        .parse(oneOf('gke', 'HorizontalPodAutoscaler', name).spec);
      const atRollout = (maxReplicas + 1) * poolSizeOf(name);
      expect(atRollout, name).toBeLessThanOrEqual(environment.connections[name] ?? 0);
    }
  });
});
