import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { mergePatch } from './strategic-merge.ts';

const manifestSchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string().optional(),
    labels: z.record(z.string(), z.string()).optional(),
    annotations: z.record(z.string(), z.string()).optional(),
  }),
});

/** A manifest as it is applied. */
export type Rendered = z.output<typeof manifestSchema>;

/** All that our kustomizations are made of; another member would not be honoured here, and is a fault. */
const kustomizationSchema = z.strictObject({
  apiVersion: z.literal('kustomize.config.k8s.io/v1beta1'),
  kind: z.literal('Kustomization'),
  resources: z.array(z.string()),
  patches: z.array(z.strictObject({ path: z.string() })).default([]),
});

const documentsOf = (file: string): unknown[] =>
  parseAllDocuments(readFileSync(file, 'utf8')).map((document) => {
    if (document.errors.length > 0) throw new Error(`${file}: ${document.errors[0]?.message}`);
    return document.toJS();
  });

/** What tells one manifest from all others. */
export const identityOf = ({ kind, metadata }: Rendered): string =>
  [kind, metadata.namespace ?? '', metadata.name].join(' ');

/**
 * Renders a folder as `kubectl kustomize` does, as far as our folders go: resources, and strategic merge patches of
 * them. Debian's kubectl is too old to do it, so a bare machine has no other; where there is a kubectl a test compares.
 */
export function kustomize(folder: string): Rendered[] {
  const [file] = documentsOf(join(folder, 'kustomization.yaml'));
  const { resources, patches } = kustomizationSchema.parse(file);
  const rendered = new Map<string, Rendered>();
  for (const manifest of resources.flatMap((path) => resource(resolve(folder, path)))) {
    const identity = identityOf(manifest);
    if (rendered.has(identity)) throw new Error(`${folder} has ${identity} twice`);
    rendered.set(identity, manifest);
  }
  for (const patch of patches.flatMap(({ path }) => documentsOf(join(folder, path)))) {
    const identity = identityOf(manifestSchema.parse(patch));
    const target = rendered.get(identity);
    if (!target) throw new Error(`${folder} patches ${identity}, which is not there`);
    rendered.set(identity, manifestSchema.parse(mergePatch(target, patch)));
  }
  return [...rendered.values()];
}

function resource(path: string): Rendered[] {
  if (!existsSync(path)) throw new Error(`${path} is not there`);
  if (statSync(path).isDirectory()) return kustomize(path);
  return documentsOf(path).map((document) => manifestSchema.parse(document));
}
