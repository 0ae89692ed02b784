import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { topologyDocument } from '@eshop/topology';
import { describe, expect, it } from 'vitest';
import { bodyOf, environmentFiles, labelled, moduleCalled, parse, root } from './hcl.ts';

const variables = labelled(moduleCalled('root'), 'variable');

describe.each(environmentFiles)('%s', (file) => {
  const values = parse(file);

  it('sets every variable that has no default, and none that is unknown', () => {
    const needed = variables.filter(([, block]) => !('default' in block)).map(([name]) => name);
    expect(Object.keys(values)).toEqual(expect.arrayContaining(needed));
    const known = variables.map(([name]) => name);
    expect(Object.keys(values).filter((name) => !known.includes(name))).toEqual([]);
  });

  it('gives every database a place on an instance of its engine', () => {
    const instances = bodyOf(values.sql_instances);
    const placement = bodyOf(values.sql_placement);
    for (const { service, engine } of topologyDocument().databases) {
      expect(bodyOf(instances[String(placement[service])]).engine, service).toBe(engine);
    }
    expect(Object.keys(placement).length).toBe(topologyDocument().databases.length);
    const used = new Set(Object.values(placement));
    expect(Object.keys(instances).filter((name) => !used.has(name))).toEqual([]);
  });

  it('has a state of its own', () => {
    const name = basename(file, '.tfvars');
    expect(parse(`environments/${name}.backend.hcl`)).toEqual({
      bucket: `eshop-${name}-terraform-state`,
      prefix: 'shop',
    });
  });
});

describe('a MySQL instance', () => {
  it('lets migrations make triggers while it writes the binary log', () => {
    const migrations = globSync('../../services/{cart,payment}/prisma/migrations/*/migration.sql', {
      cwd: root,
    });
    const triggers = migrations.some((file) =>
      readFileSync(join(root, file), 'utf8').includes('CREATE TRIGGER'),
    );
    expect(moduleCalled('databases').text.includes('log_bin_trust_function_creators')).toBe(triggers);
  });
});

describe('no file', () => {
  const files = globSync(['**/*.tf', '**/*.tfvars', '**/*.hcl', '*.json'], {
    cwd: root,
    exclude: (name) => name === 'node_modules',
  });

  it.each(files)('%s holds a secret', (file) => {
    const text = readFileSync(join(root, file), 'utf8');
    expect(text).not.toMatch(/AKIA[0-9A-Z]{16}|-----BEGIN|"private_key"|eyJ[A-Za-z0-9_-]{20,}/);
    expect(text).not.toMatch(/^\s*(?:password|secret|secret_data|token)\w*\s*=\s*"[^"$]/m);
  });
});
