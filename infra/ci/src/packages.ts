import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repository } from './git.ts';

/** A package of the workspace, and the packages of the workspace that it needs, by their names. */
export type Package = {
  readonly name: string;
  readonly folder: string;
  readonly runsWith: readonly string[];
  readonly testedWith: readonly string[];
};

const manifests = [
  '{packages,services,infra}/*/package.json',
  'infra/emulators/*/package.json',
  '{frontend-*,tests}/package.json',
];

type Manifest = {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
};

const ours = (dependencies: Manifest['dependencies'] = {}): string[] =>
  Object.entries(dependencies).flatMap(([name, version]) => (version.startsWith('workspace:') ? [name] : []));

function read(file: string): Package {
  const manifest = JSON.parse(readFileSync(join(repository, file), 'utf8')) as Manifest;
  const runsWith = ours(manifest.dependencies);
  return {
    name: manifest.name,
    folder: dirname(file),
    runsWith,
    testedWith: [...runsWith, ...ours(manifest.devDependencies)],
  };
}

/** Every package of the workspace. Its manifests are read without any package, so that nothing need be installed. */
export const packages: readonly Package[] = globSync(manifests, { cwd: repository }).toSorted().map(read);

type Way = 'runsWith' | 'testedWith';

/** Packages with all that they need, near and far. */
export function withNeeded(folders: readonly string[], way: Way, all = packages): Package[] {
  const found = new Set(all.filter(({ folder }) => folders.includes(folder)));
  for (const one of found) {
    for (const other of all) if (one[way].includes(other.name)) found.add(other);
  }
  return [...found];
}

/** Packages with all that need them, near and far. */
export function withDependents(folders: readonly string[], way: Way, all = packages): Package[] {
  const found = new Set(all.filter(({ folder }) => folders.includes(folder)));
  for (const one of found) {
    for (const other of all) if (other[way].includes(one.name)) found.add(other);
  }
  return [...found];
}
