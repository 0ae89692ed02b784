import { describe, expect, it } from 'vitest';
import { modules, resources } from './hcl.ts';
import { faultsOf } from './provider-schema.ts';

describe('each resource and data source', () => {
  it.each(
    modules.flatMap(({ folder, ...module }) =>
      resources({ folder, ...module })
        .filter(({ kind }) => kind !== 'ephemeral')
        .map(
          (resource) => [`${folder} ${resource.kind} ${resource.type}.${resource.name}`, resource] as const,
        ),
    ),
  )('%s has the arguments that its provider asks for and no others', (_name, { kind, type, body }) => {
    expect(faultsOf(`${kind}:${type}`, body)).toEqual([]);
  });
});
