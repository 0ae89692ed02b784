import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parts } from '@eshop/topology/parts';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { imagePlans } from '../../docker/src/images/plans.ts';
import { beforeRollout } from '../src/ground/migrate-job.ts';
import { deployedParts } from '../src/part-list.ts';
import { kustomize, type Rendered } from './kustomize.ts';
import { allOf, oneOf, repository, root } from './overlays.ts';
import { type Skaffold, skaffoldConfigs, withProfile } from './skaffold-configs.ts';

const dockerfiles = 'infra/docker/';
const profiles = ['local', 'quick', 'gke'];

const imagesOf = (manifests: readonly Rendered[]): string[] => [
  ...new Set([...JSON.stringify(manifests).matchAll(/"image":"([^"]+)"/g)].map(([, image = '']) => image)),
];
const rendered = (config: Skaffold) =>
  config.manifests.kustomize.paths.flatMap((path) => kustomize(join(repository, path)));

describe('skaffold.yaml', () => {
  it('fits the published schema of its version', () => {
    const schema = z.fromJSONSchema(
      JSON.parse(readFileSync(join(root, 'test/skaffold-schema.json'), 'utf8')),
    );
    for (const document of parseAllDocuments(readFileSync(join(repository, 'skaffold.yaml'), 'utf8')))
      expect(schema.safeParse(document.toJS()).error?.issues ?? []).toEqual([]);
    expect(schema.safeParse({ apiVersion: 'skaffold/v4beta13', kind: 'Config', biuld: {} }).success).toBe(
      false,
    );
  });

  it('has the shop wait for the ground that it stands on', () => {
    expect(skaffoldConfigs.map(({ metadata }) => metadata.name)).toEqual(['ground', 'shop']);
    expect(skaffoldConfigs[1]?.requires).toEqual([{ configs: ['ground'] }]);
  });

  it('deletes the jobs of the last rollout before, and waits for the new ones after', () => {
    const [selector = []] = Object.entries(beforeRollout);
    const hooks = skaffoldConfigs[0]?.deploy.kubectl.hooks;
    expect(hooks?.before.map(({ host }) => host.command.at(-1))).toEqual([
      expect.stringMatching(`delete job --selector ${selector.join('=')} --ignore-not-found`),
    ]);
    expect(hooks?.after.map(({ host }) => host.command.at(-1))).toEqual([
      expect.stringMatching(
        `wait job --selector ${selector.join('=')} --for=condition=complete --timeout=660s`,
      ),
    ]);
    for (const overlay of ['local', 'gke'] as const)
      for (const { metadata, spec } of allOf(overlay, 'Job')) {
        expect(metadata.labels).toMatchObject(beforeRollout);
        expect(spec).toMatchObject({ activeDeadlineSeconds: 600 });
      }
  });
});

describe.each(profiles)('the profile %s', (profile) => {
  const configs = skaffoldConfigs.map((config) => withProfile(config, profile));
  const artifacts = configs.flatMap(({ build }) => build.artifacts);

  it('builds every image of ours that its manifests name, and no other', () => {
    const used = imagesOf(configs.flatMap(rendered)).filter((image) => image.startsWith('eshop/'));
    expect(artifacts.map(({ image }) => image).toSorted()).toEqual(used.toSorted());
  });

  it('builds them in the configuration that applies them', () => {
    for (const config of configs) {
      const used = imagesOf(rendered(config)).filter((image) => image.startsWith('eshop/'));
      expect(config.build.artifacts.map(({ image }) => image).toSorted()).toEqual(used.toSorted());
    }
  });

  it('builds them by the Dockerfiles and arguments that are tested', () => {
    for (const { image, docker } of artifacts) {
      expect(existsSync(join(repository, docker.dockerfile)), docker.dockerfile).toBe(true);
      const plan = imagePlans.find(({ part }) => `eshop/${part}` === image);
      expect(docker.dockerfile).toBe(`${dockerfiles}${plan?.dockerfile}`);
      expect(docker.buildArgs).toEqual({ PART: plan?.part });
      const isBundle =
        profile === 'quick' && docker.dockerfile.endsWith('service.Dockerfile') && !plan?.target;
      expect(docker.target, image).toBe(isBundle ? 'bundle' : plan?.target);
    }
  });

  it('forwards the ports of the contract', () => {
    const forwards = configs.flatMap(({ portForward }) => portForward);
    const forwarded = Object.fromEntries(
      forwards.map(({ resourceName, localPort }) => [resourceName, localPort]),
    );
    for (const { name, port } of deployedParts) expect(forwarded[name], name).toBe(port);
    const functionPort = parts.find(({ kind }) => kind === 'function')?.port;
    if (profile !== 'gke') expect(forwarded.lambda).toBe(functionPort);
    const overlay = profile === 'gke' ? 'gke' : 'local';
    for (const { resourceName, port, namespace } of forwards) {
      const { ports } = z
        .looseObject({ ports: z.array(z.looseObject({ port: z.number() })) })
        .parse(oneOf(overlay, 'Service', resourceName).spec);
      expect(ports.map((one) => one.port)).toContain(port);
      expect(namespace).toBe('eshop');
    }
  });
});

describe('the profile quick', () => {
  const [, shop] = skaffoldConfigs.map((config) => withProfile(config, 'quick'));
  const manifests = shop ? rendered(shop) : [];

  it('runs each service from the sources that skaffold copies', () => {
    for (const { name, folder, kind } of deployedParts) {
      if (kind !== 'service') continue;
      const text = JSON.stringify(
        manifests.find((one) => one.kind === 'Deployment' && one.metadata.name === name),
      );
      expect(text).toContain(`"--watch","${folder}/src/main.ts"`);
      expect(text).toContain('"workingDir":"/eshop"');
      expect(existsSync(join(repository, folder, 'src/main.ts'))).toBe(true);
      const sync = shop?.build.artifacts.find(({ image }) => image === `eshop/${name}`)?.sync;
      expect(sync?.manual.map(({ src }) => src.split('*')[0])).toEqual([
        'services/',
        'packages/contracts/src/',
        'packages/kit/src/',
      ]);
      for (const { dest } of sync?.manual ?? []) expect(dest).toBe('/eshop');
    }
  });

  it('finds in the image what it runs: the stage is there, with the checkout at /eshop', () => {
    const dockerfile = readFileSync(join(repository, 'infra/docker/service.Dockerfile'), 'utf8');
    expect(dockerfile).toMatch(/^WORKDIR \/eshop$/m);
    expect(dockerfile).toMatch(/^FROM packages AS bundle$/m);
  });
});
