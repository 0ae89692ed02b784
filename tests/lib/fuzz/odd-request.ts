import { randomUUID } from 'node:crypto';
import { oddTexts } from '../oddities.ts';
import type { RawRequest } from '../raw.ts';
import type { Operation } from './operations.ts';
import { sampleOf } from './sample-of.ts';
import { type Making, type Schema, valueFor } from './schema-value.ts';
import type { Choosing } from './visitor.ts';

const tags = ['"1"', '"2"', '"3"', '1', '', 'nonsense', '"x"'];
const keys = ['with space', 'x'.repeat(300), 'ü'];
const types = ['text/plain', 'application/xml', 'application/json; charset=x', 'multipart/form-data'];

/** A request, with the thing that its path names. */
export type OddRequest = {
  readonly path: string;
  readonly target: string | undefined;
  /** Nothing was sent under its key before. */
  readonly hasNewKey: boolean;
  readonly request: RawRequest;
};

/** A request of an operation that is mostly as its document has it, and odd in a place or two. */
export function oddRequest(operation: Operation, choosing: Choosing, picture: Uint8Array): OddRequest {
  const { endpoint, json, form, schemas } = operation;
  const making: Making = { ...choosing, schemas, path: operation.path };
  const { random, visitor, facts, oddShare } = making;
  const { path, target } = pathFor(operation, making);
  const headers: Record<string, string> = {};
  if (visitor.token !== undefined) headers.authorization = `Bearer ${visitor.token}`;
  const cartToken = visitor.kind === 'guest' ? visitor.known.pick('cartToken', random) : undefined;
  if (cartToken !== undefined && random.next() < 0.8) headers['x-cart-token'] = cartToken;
  if (endpoint.ifMatch) {
    const version = target === undefined ? undefined : facts.get(target)?.version;
    const isKnown = version !== undefined && (oddShare === 0 || random.next() < 0.8);
    if (isKnown) headers['if-match'] = `"${version}"`;
    else if (random.next() < 0.9) headers['if-match'] = random.pick(tags);
  }
  const key = endpoint.idempotent && random.next() < 0.5 ? keyFor(making) : undefined;
  if (key !== undefined) headers['idempotency-key'] = key.value;
  let body: RawRequest['body'];
  if (json) {
    headers['content-type'] = happens(making, 0.03) ? random.pick(types) : 'application/json';
    body = bodyText(harmless(bodyValue(operation, json, target, making)), making);
  } else if (form) body = formOf(operation, form, making, picture);
  const query = queryFor(operation, making);
  return {
    path: query.size > 0 ? `${path}?${query}` : path,
    target,
    hasNewKey: key?.isNew ?? false,
    request: { method: endpoint.method.toUpperCase(), headers, body },
  };
}

/** Something odd, which may not be where all is to be good. */
const happens = ({ random, oddShare }: Choosing, chance: number) => oddShare > 0 && random.next() < chance;

/** A key, perhaps one that the visitor used before. */
function keyFor(making: Making): { value: string; isNew: boolean } {
  const { random, visitor } = making;
  const used = happens(making, 0.2) ? visitor.known.pick('idempotency-key', random) : undefined;
  if (used !== undefined) return { value: used, isNew: false };
  if (happens(making, 0.1)) return { value: random.pick(keys), isNew: false };
  const value = randomUUID();
  visitor.known.note('idempotency-key', value);
  return { value, isNew: true };
}

function pathFor({ path, parameters }: Operation, making: Making) {
  let target: string | undefined;
  // The last one first: a picture tells its product.
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).reverse();
  const values = names.map((name) => {
    const belongsTo = target === undefined ? undefined : making.facts.get(target)?.of;
    const parameter = parameters.find((one) => one.in === 'path' && one.name === name);
    const value = belongsTo && !happens(making, 0.1) ? belongsTo : parameter && textOf(parameter, making);
    target ??= value;
    // An empty one would make it another path.
    return [name, encodeURIComponent(value || 'x')] as const;
  });
  return { target, path: values.reduce((done, [name, value]) => done.replace(`{${name}}`, value), path) };
}

function queryFor({ parameters }: Operation, making: Making): URLSearchParams {
  const query = new URLSearchParams();
  const share = making.oddShare === 0 ? 0.1 : 0.4;
  for (const parameter of parameters.filter((one) => one.in === 'query')) {
    const isThere = parameter.required ? !happens(making, 0.03) : making.random.next() < share;
    if (isThere) for (const text of textsOf(parameter, making)) query.append(parameter.name, text);
  }
  return query;
}

const textOf = (parameter: Operation['parameters'][number], making: Making): string =>
  textsOf(parameter, making).at(0) ?? '';

/** A list is a parameter that is given several times. */
function textsOf({ name, schema }: Operation['parameters'][number], making: Making): string[] {
  if (making.random.next() < making.oddShare) return [making.random.pick(oddTexts)];
  return [valueFor(schema, making, name)].flat().map(toText);
}

const toText = (value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  // Half a pair of surrogates can't be put into a URL.
  return text.toWellFormed();
};

/** Made by the schema, or a good body about things that exist, of which a member may be left out or made by the schema. */
function bodyValue(
  { endpoint, schemas }: Operation,
  schema: Schema,
  target: string | undefined,
  making: Making,
): unknown {
  const { random } = making;
  const sample = sampleOf(endpoint.name, target, making);
  if (!sample || happens(making, 0.3)) return valueFor(schema, making);
  const { properties = {}, required = [] } =
    schema.$ref === undefined ? schema : (schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});
  for (const name of Object.keys(properties))
    if (!required.includes(name) && random.next() < 0.3) delete sample[name];
  const name = random.pick(Object.keys({ ...properties, ...sample, more: '' }));
  if (happens(making, 0.4)) sample[name] = valueFor(properties[name], making, name);
  return sample;
}

/** Another main warehouse would be where the stock of tests beside this one arrives. */
const harmless = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'isMain' in value && value.isMain === true
    ? { ...value, isMain: false }
    : value;

function bodyText(value: unknown, making: Making): string {
  const text = JSON.stringify(value);
  return happens(making, 0.03) ? text.slice(0, making.random.int(text.length + 1)) : text;
}

function formOf({ endpoint }: Operation, schema: Schema, making: Making, picture: Uint8Array): FormData {
  const form = new FormData();
  const sample = sampleOf(endpoint.name, undefined, making) ?? {};
  for (const [name, inner] of Object.entries(schema.properties ?? {})) {
    if (happens(making, 0.1)) continue;
    if (name === endpoint.file?.field) {
      const length = happens(making, 0.3) ? making.random.int(picture.length) : picture.length;
      const bytes = Uint8Array.from(picture.subarray(0, length));
      form.append(name, new Blob([bytes], { type: 'image/jpeg' }), 'a.jpg');
    } else {
      const isGood = name in sample && !happens(making, 0.3);
      form.append(name, toText(isGood ? sample[name] : valueFor(inner, making, name)));
    }
  }
  return form;
}
