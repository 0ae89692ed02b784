import type { QueryOptions } from 'mariadb';
import type { SqlFragment } from '../executor.ts';
import { flattenTemplate, isFragment } from '../flatten-template.ts';

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
  const { text, values } = isFragment(query)
    ? flattenTemplate(query.strings, query.values, () => '?')
    : flattenTemplate(query, given, () => '?');
  return ofText(text, values);
}
