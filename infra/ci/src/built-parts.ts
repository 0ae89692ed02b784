// By its path, for this runs before any package is installed.
import { parts } from '../../topology/src/parts.ts';
import { withNeeded } from './packages.ts';

/** Something that is built and deployed by itself. */
export type BuiltPart = {
  readonly name: string;
  readonly kind: 'image' | 'function';
  /** Of an image: how it is built, as in `skaffold.yaml`. */
  readonly dockerfile?: string;
  readonly target?: string;
  /** Files and folders of the checkout that it is made of. */
  readonly inputs: readonly string[];
};

/** What all parts are made with. */
const workspace = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', 'tsconfig.json'];
const programImage = [
  'infra/docker/service.Dockerfile',
  'infra/docker/healthcheck.mjs',
  'infra/docker/src/bundle',
];
const siteImage = [
  'infra/docker/site.Dockerfile',
  'infra/docker/healthcheck.mjs',
  'infra/docker/prune-site.mjs',
];
const functionZip = ['infra/docker/src/function'];

const made = (folder: string, ...more: readonly string[]): string[] => [
  ...workspace,
  ...more,
  ...withNeeded([folder], 'runsWith').map((one) => one.folder),
];

const migrations = parts.flatMap((part) => ('database' in part ? [`${part.folder}/prisma/migrations`] : []));

/** All parts of the shop that are built from this repository. */
export const builtParts: readonly BuiltPart[] = [
  ...parts.map(({ name, kind, folder }): BuiltPart => {
    if (kind === 'function') return { name, kind, inputs: made(folder, ...functionZip) };
    const isSite = kind === 'site';
    return {
      name: isSite ? folder : name,
      kind: 'image',
      dockerfile: `infra/docker/${isSite ? 'site' : 'service'}.Dockerfile`,
      inputs: made(folder, ...(isSite ? siteImage : programImage)),
    };
  }),
  {
    name: 'jobs',
    kind: 'image',
    dockerfile: 'infra/docker/service.Dockerfile',
    target: 'program',
    inputs: made('infra/docker', ...programImage, ...migrations),
  },
];
