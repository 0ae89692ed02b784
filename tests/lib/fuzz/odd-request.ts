import type { Random } from '../../prove/random.ts';
import { oddTexts } from '../oddities.ts';
import type { RawRequest } from '../raw.ts';
import { sampleBodies } from '../sample-bodies.ts';
import type { Operation } from './operations.ts';
import { type Making, type Schema, valueFor } from './schema-value.ts';

const mostlyFine = 0.02;
const mostlyOdd = 0.2;
const tags = ['"1"', '"2"', '"3"', '1', '', 'nonsense', '"x"'];
const keys = ['a-key', 'another-key', 'with space', 'x'.repeat(300), 'ü'];
const types = ['text/plain', 'application/xml', 'application/json; charset=x', 'multipart/form-data'];

/** A request of an operation that is mostly as its document has it, and odd in a place or two. */
export function oddRequest(
  operation: Operation,
  { random, ids, picture }: { random: Random; ids: readonly string[]; picture: Uint8Array },
): { path: string; request: RawRequest } {
  const { endpoint, parameters, json, form, schemas } = operation;
  const making: Making = { random, ids, schemas, oddShare: random.next() < 0.6 ? mostlyFine : mostlyOdd };
  const textOf = ({ schema }: Operation['parameters'][number]) =>
    random.next() < making.oddShare ? random.pick(oddTexts) : toText(valueFor(schema, making));
  const query = new URLSearchParams();
  for (const parameter of parameters)
    if (parameter.in === 'query' && random.next() < 0.4) query.append(parameter.name, textOf(parameter));
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const parameter = parameters.find((one) => one.in === 'path' && one.name === name);
    // An empty one would make it another path.
    return encodeURIComponent((parameter && textOf(parameter)) || 'x');
  });
  const headers: Record<string, string> = {};
  if (endpoint.ifMatch && random.next() < 0.95) headers['if-match'] = random.pick(tags);
  if (endpoint.idempotent && random.next() < 0.4) headers['idempotency-key'] = random.pick(keys);
  let body: RawRequest['body'];
  if (json) {
    headers['content-type'] = random.next() < 0.97 ? 'application/json' : random.pick(types);
    body = bodyText(bodyValue(operation, json, making), random);
  } else if (form) body = formOf(form, making, picture);
  return {
    path: query.size > 0 ? `${path}?${query}` : path,
    request: { method: endpoint.method.toUpperCase(), headers, body },
  };
}

const toText = (value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  // Half a pair of surrogates can't be put into a URL.
  return text.toWellFormed();
};

const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Made by the schema, or a good body about things that exist, of which a member may be made by the schema. */
function bodyValue({ endpoint, schemas }: Operation, schema: Schema, making: Making): unknown {
  const { random, ids } = making;
  const sample = sampleBodies[endpoint.name];
  if (!sample || random.next() < 0.4) return valueFor(schema, making);
  const body = JSON.parse(JSON.stringify(sample).replaceAll(uuids, () => random.pick(ids)));
  if (random.next() < 0.5) return body;
  const name = random.pick(Object.keys(sample));
  const { properties } =
    schema.$ref === undefined ? schema : (schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});
  return { ...body, [name]: valueFor(properties?.[name], making) };
}

function bodyText(value: unknown, random: Random): string {
  const text = JSON.stringify(value);
  return random.next() < 0.97 ? text : text.slice(0, random.int(text.length + 1));
}

function formOf(schema: NonNullable<Operation['form']>, making: Making, picture: Uint8Array): FormData {
  const form = new FormData();
  const { random } = making;
  for (const [name, inner] of Object.entries(schema.properties ?? {})) {
    if (random.next() > 0.9) continue;
    const isFile = inner.format === 'binary' || 'contentMediaType' in inner || name === 'file';
    const bytes = random.next() < 0.7 ? picture : picture.subarray(0, random.int(picture.length));
    if (isFile) form.append(name, new Blob([Uint8Array.from(bytes)], { type: 'image/jpeg' }), 'a.jpg');
    else form.append(name, toText(valueFor(inner, making)));
  }
  return form;
}
