import type { QueryOptions } from 'mariadb';
import type { SqlFragment } from '../executor.ts';

/** A statement as the driver takes it: text in which each value is a question mark. */
export type Statement = { readonly options: QueryOptions; readonly values: unknown[] };

const times = new Set(['DATETIME', 'TIMESTAMP']);

/** Times are UTC, whatever the session's and the process's own zones are. */
const typeCast: NonNullable<QueryOptions['typeCast']> = (field, next) => {
  if (!times.has(field.type)) return next();
  const text = field.string();
  return text === null ? null : new Date(`${text.replace(' ', 'T')}Z`);
};

const inUtc = (value: unknown): unknown =>
  value instanceof Date ? value.toISOString().replace('T', ' ').replace('Z', '') : value;

/** A statement whose values stand for `?`. */
export const ofText = (sql: string, values: readonly unknown[]): Statement => ({
  options: { sql, typeCast, autoJsonMap: false, checkDuplicate: false },
  values: values.map(inUtc),
});

/** A template, which may hold parts of statements among its values. */
export function ofTemplate(query: TemplateStringsArray | SqlFragment, given: readonly unknown[]): Statement {
  const values: unknown[] = [];
  return isFragment(query)
    ? ofText(flatten(query.strings, query.values, values), values)
    : ofText(flatten(query, given, values), values);
}

function flatten(strings: readonly string[], given: readonly unknown[], values: unknown[]): string {
  let text = strings[0] ?? '';
  for (const [index, value] of given.entries()) {
    if (isFragment(value)) text += flatten(value.strings, value.values, values);
    else {
      text += '?';
      values.push(value);
    }
    text += strings[index + 1] ?? '';
  }
  return text;
}

const isFragment = (value: unknown): value is SqlFragment =>
  typeof value === 'object' &&
  value !== null &&
  'strings' in value &&
  Array.isArray(value.strings) &&
  'values' in value &&
  Array.isArray(value.values);
