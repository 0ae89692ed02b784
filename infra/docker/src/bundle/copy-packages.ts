import { cpSync, existsSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { repository } from './programs.ts';

const manifestSchema = z.object({
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
});

/** A package that a module asks for, and where that module lies. */
type Asked = { readonly file: string; readonly path: string };

/**
 * Copies these packages, and all that they need, flat into a `node_modules` folder. Optional packages for other systems are
 * not installed and so not copied.
 * @returns the names of what was copied
 */
export function copyPackages(asked: readonly Asked[], target: string): string[] {
  const copied = new Map<string, string>();
  const waiting = asked.map(({ file, path }) => ({ from: dirname(join(repository, file)), name: path }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const folder = findPackage(next.from, next.name);
    const known = copied.get(next.name);
    if (!folder || known === folder) continue;
    if (known) throw new Error(`${next.name} is needed in two versions: ${known} and ${folder}`);
    copied.set(next.name, folder);
    cpSync(folder, join(target, next.name), {
      recursive: true,
      dereference: true,
      filter: (path) => basename(path) !== 'node_modules',
    });
    const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
    for (const name of Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies })) {
      waiting.push({ from: folder, name });
    }
  }
  return [...copied.keys()].sort();
}

function findPackage(from: string, name: string): string | undefined {
  const folder = join(from, 'node_modules', name);
  if (existsSync(folder)) return realpathSync(folder);
  return dirname(from) === from ? undefined : findPackage(dirname(from), name);
}
