import { randomUUID } from 'node:crypto';
import type { Random } from '../../prove/random.ts';
import { oddValues } from '../oddities.ts';

/** A JSON schema, as far as the shop's documents use it. */
export type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly format?: string;
  readonly pattern?: string;
};

/** What values are made with. */
export type Making = {
  readonly random: Random;
  readonly schemas: Readonly<Record<string, Schema>>;
  /** Ids of things that exist, and of none. */
  readonly ids: readonly string[];
  /** How often a value is something else than asked for. */
  readonly oddShare: number;
};

const texts = [
  '10250',
  'A name',
  'a@tests.example',
  '+1 212 555 0100',
  'cars',
  'NY',
  '2026-01-01',
  '2026-01-01T00:00:00Z',
  'Ünïcode 💥',
  '1',
  'petrol',
  'x',
];
const numbers = [0, 1, 2, 3, 100, 2020, 99_999, 100_000];
const deepest = 6;

/** A value that mostly fits a schema, with real ids where ids are asked for, and now and then something odd. */
export function valueFor(schema: Schema | undefined, making: Making, depth = 0): unknown {
  const { random, schemas, oddShare } = making;
  if (!schema || depth > deepest || random.next() < oddShare) return random.pick(oddValues);
  const next = (inner: Schema | undefined) => valueFor(inner, making, depth + 1);
  if (schema.$ref !== undefined) return next(schemas[schema.$ref.split('/').at(-1) ?? '']);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return random.pick(schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return next(random.pick(choices));
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map(next));
  switch (typeof schema.type === 'string' ? schema.type : schema.type?.[0]) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([name]) => random.next() < (schema.required?.includes(name) ? 0.97 : 0.5))
          .map(([name, inner]) => [name, next(inner)]),
      );
    case 'array':
      return Array.from({ length: (schema.minItems ?? 0) + random.int(3) }, () => next(schema.items));
    case 'integer':
    case 'number':
      return numberFor(schema, random);
    case 'boolean':
      return random.next() < 0.5;
    case 'null':
      return null;
    default:
      return textFor(schema, making);
  }
}

function numberFor({ minimum = 0, maximum = 1_000 }: Schema, random: Random): number {
  const edges = [minimum, maximum, minimum - 1, maximum + 1];
  return random.next() < 0.7
    ? (numbers.find((one) => one >= minimum && one <= maximum) ?? minimum) + random.int(2)
    : random.pick(edges);
}

function textFor(
  { format, pattern, minLength = 0, maxLength = 200 }: Schema,
  { random, ids }: Making,
): string {
  if (format === 'uuid' || pattern?.includes('[0-9a-fA-F]{8}'))
    return random.next() < 0.8 ? random.pick(ids) : randomUUID();
  const fitting = pattern === undefined ? texts : texts.filter((text) => new RegExp(pattern, 'u').test(text));
  const text = fitting.length > 0 ? random.pick(fitting) : random.pick(texts);
  return text.padEnd(Math.min(minLength, 500), 'x').slice(0, Math.max(1, maxLength));
}
