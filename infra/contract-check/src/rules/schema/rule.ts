import type { Change, Level } from '../../change.ts';
import type { Schema } from '../../documents/contract.ts';

/** How the values of a schema travel, seen from the one whose contract it is. */
export type Reading = {
  /** `sent`: others read them, by what they knew before. `received`: others send them, by what they knew before. */
  readonly direction: 'sent' | 'received';
  /** What it is when values are sent that were not sent before. */
  readonly whenWider: Level;
  /** What it is when something that others send is not read any more. */
  readonly whenUnread: Level;
};

/** Two schemas of one place, references followed. */
export type Pair = {
  readonly before: Schema;
  readonly after: Schema;
  readonly place: string;
  readonly reading: Reading;
  /** Compares what lies below. */
  compare(before: Schema, after: Schema, place: string): Change[];
};

/** Compares some keywords of two schemas. */
export type SchemaRule = {
  readonly keywords: readonly string[];
  compare(pair: Pair): Change[];
};

/** The change, at the level that fits: `narrower` values are a matter of what is received, `wider` ones of what is sent. */
export function judge(pair: Pair, kind: 'narrower' | 'wider', why: string): Change {
  const { reading, place } = pair;
  const isNarrower = kind === 'narrower';
  if (reading.direction === 'received') return { level: isNarrower ? 'breaks' : 'adds', place, why };
  return { level: isNarrower ? 'adds' : reading.whenWider, place, why };
}

export const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The schemas by name of a keyword such as `properties`. */
export const schemasOf = (value: unknown): Readonly<Record<string, Schema>> =>
  (isSchema(value) ? value : {}) as Readonly<Record<string, Schema>>;

export const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
