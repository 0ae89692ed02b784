import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parts } from '@eshop/topology/parts';

/** The root of the checkout. */
export const repository = resolve(import.meta.dirname, '../../../..');

/** A Node program that becomes an image. */
export type Program = {
  readonly name: string;
  /** The module that Node would be given in a checkout. */
  readonly entry: string;
  /** Where it listens unless it is told. */
  readonly port?: number;
  /** What lies beside it: folders and files of the checkout, by the name that they get. */
  readonly files?: Readonly<Record<string, string>>;
};

const migrations = Object.fromEntries(
  parts.flatMap((part) =>
    'database' in part ? [[`migrations/${part.name}`, `${part.folder}/prisma/migrations`]] : [],
  ),
);

const services: Program[] = parts
  .filter(({ kind }) => kind === 'service')
  .map(({ name, folder, port }) => ({ name, port, entry: `${folder}/src/main.ts` }));

/** What compose and a local cluster need beside the services: the jobs, and stand-ins for two parts of AWS. */
const others: Program[] = [
  { name: 'jobs', entry: 'infra/docker/src/jobs/main.ts', files: migrations },
  { name: 'cognito', entry: 'infra/emulators/cognito/src/main.ts' },
  { name: 'lambda', entry: 'infra/emulators/lambda/src/main.ts' },
];

/** Every program, by the name that is the build argument `PART`. */
export const programs: readonly Program[] = [...services, ...others];

/** @throws Error naming the programs there are */
export function programOf(name: string): Program {
  const found = programs.find((program) => program.name === name);
  if (found) return found;
  throw new Error(`PART is one of ${programs.map((program) => program.name).join(', ')}, not "${name}"`);
}

/** The modules that this program starts by their path, as processes or threads of their own. */
export function startedModules({ entry }: Program): string[] {
  const folder = join(repository, entry, '..');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) => {
      const source = readFileSync(join(folder, file), 'utf8');
      return [...source.matchAll(moduleByPath)].map(([, path = '']) => join(folder, file, '..', path));
    });
}

/** `new URL('./resizer-process.ts', import.meta.url)` */
export const moduleByPath = /new URL\('(\.\/[^']+\.(?:ts|mjs))', import\.meta\.url\)/g;
