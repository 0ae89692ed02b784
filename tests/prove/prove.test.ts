import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { carryOut } from './carry-out.ts';
import { diskFaults } from './faults/disk-faults.ts';
import { faults } from './faults/faults.ts';
import { randomFrom } from './random.ts';
import type { Band } from './seen/band.ts';
import { neverMended } from './seen/findings.ts';
import { type Session, startSession } from './session.ts';
import { settings } from './settings.ts';
import { startShopUnderTest } from './shop-under-test.ts';

/** One of each sort; `npm run prove` has all. */
const short = [
  'order is killed',
  'all services are killed',
  'warehouse is frozen',
  'postgres is killed',
  'mariadb is killed',
  'dynamodb is killed',
  's3 is killed',
  'cognito is killed',
  'pubsub is killed',
  'the Redis master is killed',
  'the Redis master comes back with an old role',
  'all of Redis is lost',
  'order to warehouse is cut',
  'payment to mariadb is half-open',
  'gateway to product is slow',
  'messages are repeated',
  'messages come late and out of order',
  'a poison message on order-created',
  'the clock of order jumps ahead',
  'rolling restart',
  'two instances of every service',
  // Where disks can be mounted.
  ...diskFaults.map(({ name }) => name).filter((name) => /mariadb|s3/.test(name)),
];

const seed = 1;
const lasts = 1_500;
/** The load leaves the processors some room for the services that start. */
const longestPauseMilliseconds = 1_500;
/** Sixteen services are started one after the other, on a machine that may be busy. */
const patience = { timeout: 240_000 };

const folder = mkdtempSync(join(tmpdir(), 'eshop-prove-'));
const bands: Band[] = [];
let shop: Awaited<ReturnType<typeof startShopUnderTest>>;
let session: Session;

beforeAll(async () => {
  // The databases have a user of their own.
  chmodSync(folder, 0o755);
  shop = await startShopUnderTest({ dataDir: join(folder, 'shop'), settings, say: () => {} });
  Object.assign(process.env, shop.environment);
  session = await startSession(seed, longestPauseMilliseconds);
}, 300_000);

afterAll(async () => {
  await shop?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 90_000);

test.each(short)('%s', patience, async (name) => {
  const fault = faults.find((one) => one.name === name);
  if (!fault) throw new Error(`there is no fault "${name}"`);
  const band = await carryOut(shop, fault, { lasts, random: randomFrom(seed), now: session.now });
  bands.push(band);
  expect(neverMended([band])).toEqual([]);
});

test('what was promised is there, and I1 to I6 hold', { timeout: 240_000 }, async () => {
  const { promises, stuck, proven } = await session.end(bands);
  expect(stuck).toEqual([]);
  for (const { title, finding } of promises) expect(finding.breaches, title).toEqual([]);
  for (const { check, finding } of proven) expect(finding.breaches, check.title).toEqual([]);
  const orders = session.seen.filter(
    ({ request, outcome }) => request === 'POST /v1/orders' && outcome === 'good',
  );
  expect(orders.length).toBeGreaterThan(10);
});

test('no client saw a 500, a broken answer, or a service away that nothing hit', () => {
  expect(session.findings(bands)).toEqual([]);
});
