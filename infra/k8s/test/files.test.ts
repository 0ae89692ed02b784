import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { manifestFiles, usualEnvironment } from '../src/files.ts';
import { identityOf, type Rendered } from './kustomize.ts';
import { everyOverlay, overlays, root } from './overlays.ts';

const files = manifestFiles(usualEnvironment);

const below = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path}`)
    .filter((path) => statSync(join(root, path)).isFile());

describe('base and overlays', () => {
  it('are as their sources say now (`pnpm --dir infra/k8s run manifests` writes them anew)', () => {
    expect([...below('base'), ...below('overlays')].toSorted()).toEqual([...files.keys()].toSorted());
    for (const [path, text] of files) expect(readFileSync(join(root, path), 'utf8'), path).toBe(text);
  });

  it('hold no secret of an environment in the cloud', () => {
    for (const path of [...below('overlays/gke'), ...below('base')])
      expect(readFileSync(join(root, path), 'utf8'), path).not.toMatch(
        /kind: Secret$|password|:\/\/[^/\s]*:[^/\s]*@/im,
      );
  });
});

/** A kubectl whose kustomize knows what we write (5.0 and newer), if this machine has one. */
function kubectlVersion(): number {
  try {
    const answer = execFileSync('kubectl', ['version', '--client'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return Number(/Kustomize Version: v(\d+)/.exec(answer)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

const byIdentity = (manifests: readonly Rendered[]) =>
  Object.fromEntries(manifests.map((manifest) => [identityOf(manifest), manifest]));

describe('the renderer of these tests', () => {
  it.runIf(kubectlVersion() >= 5).each(everyOverlay)('renders %s as kubectl kustomize does', (overlay) => {
    const text = execFileSync('kubectl', ['kustomize', join(root, 'overlays', overlay)], {
      encoding: 'utf8',
      maxBuffer: 16 * 1024 * 1024,
    });
    const theirs = parseAllDocuments(text).map((document) => document.toJS() as Rendered);
    expect(byIdentity(overlays[overlay])).toEqual(byIdentity(theirs));
  });

  it.each(everyOverlay)(
    'finds every manifest of %s once, all but the namespace in the namespace',
    (overlay) => {
      expect(overlays[overlay].length).toBeGreaterThan(100);
      for (const { kind, metadata } of overlays[overlay])
        expect(metadata.namespace, `${kind} ${metadata.name}`).toBe(
          kind === 'Namespace' ? undefined : 'eshop',
        );
    },
  );
});
