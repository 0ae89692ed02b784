import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { repository } from './overlays.ts';

const hook = z.object({ host: z.object({ command: z.array(z.string()).min(1) }) });
const forward = z.object({
  resourceType: z.literal('service'),
  resourceName: z.string(),
  namespace: z.string(),
  port: z.number(),
  localPort: z.number(),
});
const patch = z.object({ op: z.literal('add'), path: z.string(), value: z.unknown() });

const configSchema = z.looseObject({
  metadata: z.object({ name: z.string() }),
  requires: z.array(z.object({ configs: z.array(z.string()) })).default([]),
  build: z.looseObject({
    artifacts: z.array(
      z.looseObject({
        image: z.string(),
        docker: z.object({
          dockerfile: z.string(),
          target: z.string().optional(),
          buildArgs: z.record(z.string(), z.string()),
        }),
        sync: z.object({ manual: z.array(z.object({ src: z.string(), dest: z.string() })) }).optional(),
      }),
    ),
  }),
  manifests: z
    .object({ kustomize: z.object({ paths: z.array(z.string()) }) })
    .default({ kustomize: { paths: [] } }),
  deploy: z.looseObject({
    kubectl: z.object({ hooks: z.object({ before: z.array(hook), after: z.array(hook) }).optional() }),
  }),
  portForward: z.array(forward).default([]),
  profiles: z
    .array(
      z.looseObject({
        name: z.string(),
        patches: z.array(patch).default([]),
        manifests: z.object({ kustomize: z.object({ paths: z.array(z.string()) }) }),
        portForward: z.array(forward).optional(),
      }),
    )
    .default([]),
});

/** One configuration of skaffold.yaml. */
export type Skaffold = z.output<typeof configSchema>;

const text = readFileSync(join(repository, 'skaffold.yaml'), 'utf8');

export const skaffoldConfigs: readonly Skaffold[] = parseAllDocuments(text).map((document) =>
  configSchema.parse(document.toJS()),
);

type Tree = Record<string, unknown> | unknown[];

/** Adds a value at a path of slashes, `-` for the end of a list. */
function add(tree: Tree, path: string, value: unknown): void {
  const steps = path.split('/').slice(1);
  const last = steps.pop() ?? '';
  const place = steps.reduce<Tree>((at, step) => Reflect.get(at, step) as Tree, tree);
  if (Array.isArray(place) && last === '-') place.push(value);
  else Reflect.set(place, last, value);
}

/** What skaffold works with when a profile is chosen: its patches done, its members in the place of the others. */
export function withProfile(config: Skaffold, name: string): Skaffold {
  const profile = config.profiles.find((one) => one.name === name);
  if (!profile) throw new Error(`${config.metadata.name} has no profile ${name}`);
  const changed = structuredClone(config) as Record<string, unknown>;
  for (const { path, value } of profile.patches) add(changed, path, value);
  return configSchema.parse({
    ...changed,
    manifests: profile.manifests,
    portForward: profile.portForward ?? config.portForward,
  });
}
