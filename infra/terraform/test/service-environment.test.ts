import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parts } from '@eshop/topology';
import { describe, expect, it } from 'vitest';
import { bodyOf, listOf, moduleCalled, root } from './hcl.ts';

const text = (path: string) => readFileSync(join(root, '../..', path), 'utf8');
const services = parts.filter(({ kind }) => kind === 'service');
const configOf = (service: string) => text(`services/${service}/src/config.ts`);
const shapes = text('packages/kit/src/config/shapes.ts');

/** The part of the kit's shapes that a service's configuration takes in. */
const sharedBy = (service: string): string =>
  [...shapes.matchAll(/export const (\w+) = \{([\s\S]*?)\};/g)]
    .filter(([, name = '']) => configOf(service).includes(`...${name}`))
    .map(([, , members = '']) => members)
    .join('\n');

const outputs = moduleCalled('root').files.find((file) => file.output && file.locals);
const locals = bodyOf(listOf(outputs?.locals)[0]);
const listed = (name: string) => JSON.parse(/toset\((\[.*\])\)/.exec(String(locals[name]))?.[1] ?? 'null');

describe('what Terraform tells the services', () => {
  it.each(services)('are variables that $name knows', ({ name }) => {
    const own = bodyOf(bodyOf(locals.own_environment)[name]);
    const known = configOf(name) + sharedBy(name);
    const variables = [...Object.keys(own), ...Object.keys(bodyOf(locals.token_environment))];
    expect(variables.filter((variable) => !new RegExp(`\\b${variable}\\b`).test(known))).toEqual([]);
  });

  it('are tokens of their own for those that call others with one', () => {
    const calling = services
      .map(({ name }) => name)
      .filter((name) => configOf(name).includes('...serviceTokenConfigShape'));
    expect(listed('calling_services').toSorted()).toEqual(calling.toSorted());
    const readers = /reader" \{\s*for_each = toset\((\[.*?\])\)/.exec(moduleCalled('user-pool').text)?.[1];
    expect(JSON.parse(readers ?? 'null').toSorted()).toEqual(calling.toSorted());
  });

  it('is the role at AWS for those that work with it', () => {
    const amazons = ['dynamodb', 's3', 'lambda'];
    const working = services.filter(
      (part) => part.name === 'auth' || part.stores.some((store) => amazons.includes(store)),
    );
    const roles = bodyOf(
      bodyOf(listOf(moduleCalled('service-roles').files.find((file) => file.locals)?.locals)[0]).statements,
    );
    expect(Object.keys(roles).toSorted()).toEqual(working.map(({ name }) => name).toSorted());
  });
});
