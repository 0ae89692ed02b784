import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { programs, repository } from '../src/bundle/programs.ts';

const manifestSchema = z.object({
  name: z.string(),
  dependencies: z.record(z.string(), z.string()).default({}),
});

const instructionsOf = (name: string): string[] =>
  readFileSync(join(repository, 'infra/docker', name), 'utf8')
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter((line) => /^[A-Z]+ /.test(line));

/** What is copied from the checkout, not from another stage. */
const copied = (name: string): string[] =>
  instructionsOf(name)
    .filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
    .flatMap((line) => line.split(/\s+/).slice(1, -1));

const manifestsOf = (name: string) =>
  copied(name).flatMap((path) => (path.endsWith('/package.json') ? [path.replace('/package.json', '')] : []));

const manifest = (folder: string) =>
  manifestSchema.parse(JSON.parse(readFileSync(join(repository, folder, 'package.json'), 'utf8')));

/** Names of the workspace's packages that these folders need at run time. */
const needed = (folders: readonly string[]): string[] => [
  ...new Set(
    folders.flatMap((folder) =>
      Object.keys(manifest(folder).dependencies).filter((name) => name.startsWith('@eshop/')),
    ),
  ),
];

const sites = ['frontend-admin', 'frontend-customer'];

describe.each(['service.Dockerfile', 'site.Dockerfile'])('%s', (name) => {
  it('copies what is there', () => {
    const paths = copied(name).flatMap((path) =>
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the braces are those of the Dockerfile
      path.includes('${PART}') ? sites.map((site) => path.replace('${PART}', site)) : [path],
    );
    expect(paths.filter((path) => !existsSync(join(repository, path)))).toEqual([]);
  });

  it('knows the manifest of every package of ours that it installs, so that none is missed', () => {
    const folders = manifestsOf(name);
    const names = folders.map((folder) => manifest(folder).name);
    expect(needed(folders).filter((one) => !names.includes(one))).toEqual([]);
  });

  it('copies the sources of what it bundles after the packages are installed', () => {
    const lines = instructionsOf(name);
    const installs = lines.findIndex((line) => line.includes('pnpm install'));
    const before = lines.slice(0, installs).filter((line) => line.startsWith('COPY '));
    expect(installs).toBeGreaterThan(0);
    expect(before.every((line) => /package\.json|pnpm-/.test(line))).toBe(true);
  });

  it('runs without rights, in exec form, with a health check and the labels of OCI', () => {
    const lines = instructionsOf(name);
    expect(lines).toContain('USER 10001:10001');
    expect(lines.filter((line) => line.startsWith('ENTRYPOINT'))).toEqual([
      expect.stringMatching(/^ENTRYPOINT \["node", .*"main\.mjs"\]$/),
    ]);
    expect(lines.some((line) => /^HEALTHCHECK .* CMD \["node", "healthcheck\.mjs"\]$/.test(line))).toBe(true);
    expect(lines.some((line) => line.includes('org.opencontainers.image.revision'))).toBe(true);
  });
});

describe('service.Dockerfile', () => {
  it('has the packages of every program that it can be asked for', () => {
    const folders = manifestsOf('service.Dockerfile');
    for (const { entry } of programs) expect(folders).toContain(entry.replace(/\/src\/.*$/, ''));
  });
});

describe('site.Dockerfile', () => {
  it('has the packages of both sites', () => {
    expect(manifestsOf('site.Dockerfile')).toEqual(expect.arrayContaining(sites));
  });
});
