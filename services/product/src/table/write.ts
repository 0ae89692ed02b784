import type { Key } from './keys.ts';

export type Item = Readonly<Record<string, unknown>>;

/** A condition in DynamoDB's expression language, with its values. Names are written out with `#`. */
export type Condition = { readonly expression: string; readonly values?: Item };

type Guarded = {
  readonly condition?: Condition;
  readonly refused?: (current: Item | undefined) => Error;
};

export type UpdateWrite = Guarded & {
  readonly update: Key;
  readonly set?: Item;
  readonly remove?: readonly string[];
  readonly add?: Item;
};

/**
 * One item of a transaction. When its condition does not hold nothing of the transaction is written, and
 * `refused` tells why: it gets the item as it stands (undefined when there is none).
 */
export type Write =
  | UpdateWrite
  | (Guarded & { readonly put: Item & Key })
  | (Guarded & { readonly delete: Key })
  | (Guarded & { readonly check: Key });

export const isNew: Condition = { expression: 'attribute_not_exists(pk)' };
export const isThere: Condition = { expression: 'attribute_exists(pk)' };

type Expressions = {
  readonly UpdateExpression?: string;
  readonly ConditionExpression?: string;
  readonly ExpressionAttributeNames?: Record<string, string>;
  readonly ExpressionAttributeValues?: Record<string, unknown>;
};

/** The expressions of a write: every attribute name is an alias, so no reserved word can hurt. */
export function expressionsOf(write: Write): Expressions {
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  const alias = (name: string) => {
    names[`#${name}`] = name;
    return `#${name}`;
  };
  const parts: string[] = [];
  if ('update' in write) {
    const assign = (members: Item | undefined, prefix: string, join: string) =>
      Object.entries(members ?? {}).map(([name, value]) => {
        values[`:${prefix}_${name}`] = value;
        return `${alias(name)}${join}:${prefix}_${name}`;
      });
    const set = assign(write.set, 's', ' = ');
    const add = assign(write.add, 'a', ' ');
    const remove = (write.remove ?? []).map(alias);
    if (set.length > 0) parts.push(`SET ${set.join(', ')}`);
    if (add.length > 0) parts.push(`ADD ${add.join(', ')}`);
    if (remove.length > 0) parts.push(`REMOVE ${remove.join(', ')}`);
  }
  const { condition } = write;
  for (const [, name] of condition?.expression.matchAll(/#(\w+)/g) ?? []) if (name) alias(name);
  Object.assign(values, condition?.values);
  return {
    ...(parts.length > 0 && { UpdateExpression: parts.join(' ') }),
    ...(condition && { ConditionExpression: condition.expression }),
    ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
  };
}
