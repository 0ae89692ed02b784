import { expect, it } from 'vitest';
import { isTransient } from '../src/errors/index.ts';

const named = (name: string) => Object.assign(new Error('refused'), { name });
const mariaDb = (code: number) =>
  Object.assign(new Error('a statement failed'), { cause: { kind: 'mysql', code } });

/** As the driver throws it, without Prisma. */
const driver = (errno: number) => Object.assign(new Error('a statement failed'), { errno, sqlMessage: 'so' });

it.each([
  ['S3 that can’t write', named('InternalError')],
  ['a cloud that finds our clock off', named('RequestTimeTooSkewed')],
  ['a user pool that finds our clock off', named('InvalidSignatureException')],
  ['MariaDB that can’t write a file', mariaDb(3)],
  ['MariaDB whose disk is full', mariaDb(1021)],
  ['MariaDB whose table finds no room', mariaDb(1114)],
  ['MariaDB whose engine finds no room', mariaDb(1030)],
  ['MariaDB whose disk is full, by plain statements', driver(1021)],
  ['MariaDB with too many connections of one user', driver(1203)],
])('%s may be tried again', (_, error) => expect(isTransient(error)).toBe(true));

it.each([
  ['a duplicate key', mariaDb(1062)],
  ['a duplicate key, by plain statements', driver(1062)],
  ['a defect', new TypeError('x is undefined')],
  ['a key that S3 has not', named('NoSuchKey')],
])('%s may not', (_, error) => expect(isTransient(error)).toBe(false));
