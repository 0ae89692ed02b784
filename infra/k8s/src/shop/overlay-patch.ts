import { createHash } from 'node:crypto';
import type { Part } from '@eshop/topology/parts';
import { type Manifest, namespace } from '../manifest.ts';
import { type Variables, variablesOf } from './variables.ts';

/** What an overlay adds to a part. */
export type Addition = {
  /** Beside those of every cluster. */
  readonly variables: Variables;
  /** Members of the part's container. */
  readonly container?: object;
  /** Members of its pod. */
  readonly pod?: object;
};

const digestOf = (variables: Variables): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(variables).toSorted()))
    .digest('hex')
    .slice(0, 16);

/**
 * The patches of one part. Pods carry a digest of their variables: a variable that changes makes new pods, as a new
 * image does.
 */
export function partPatch(part: Part, { variables, container = {}, pod = {} }: Addition): Manifest[] {
  const { name } = part;
  const annotations = { 'eshop.example/variables': digestOf({ ...variablesOf(part), ...variables }) };
  const containers = [{ name, ...container }];
  return [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace }, data: variables } as Manifest,
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name, namespace },
      spec: { template: { metadata: { annotations }, spec: { ...pod, containers } } },
    } as Manifest,
  ];
}
