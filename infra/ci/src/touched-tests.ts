import { packages, withDependents } from './packages.ts';

/** Packages whose tests hold files of the whole repository to each other, without a store: they run with every change. */
const always = ['infra/ci', 'infra/contract-check', 'infra/k8s', 'infra/terraform'];

/** Who tests files that belong to no package. */
const heldBy: readonly (readonly [path: string, folders: readonly string[]])[] = [
  ['.github/', ['infra/ci']],
  ['docker-compose.yml', ['infra/docker']],
  ['infra/observability/', ['infra/docker']],
  ['skaffold.yaml', ['infra/k8s']],
  ['docs/', ['infra/scale']],
];

const isWordsAlone = (file: string) => file.endsWith('.md') && !file.startsWith('docs/');

/** The whole shop's tests need all of it running; those of the packages do not. */
const everyPackage = packages.map(({ folder }) => folder).filter((folder) => folder !== 'tests');

/** Folders whose tests a change asks for: what it touches, and what depends on that. */
export function touchedTests(changed: readonly string[]): string[] {
  const touched = new Set<string>();
  for (const file of changed.filter((one) => !isWordsAlone(one))) {
    const own = packages.find(({ folder }) => file.startsWith(`${folder}/`))?.folder;
    const folders = own ? [own] : heldBy.find(([path]) => file.startsWith(path))?.[1];
    // The lockfile, the compiler's settings and the like: everything stands on them.
    if (!folders) return everyPackage;
    for (const folder of folders) touched.add(folder);
  }
  const wanted = withDependents([...touched], 'testedWith').map(({ folder }) => folder);
  return everyPackage.filter((folder) => wanted.includes(folder) || always.includes(folder));
}
