import { expect, test } from 'vitest';
import type { Band } from './band.ts';
import { findingsIn, neverMended } from './findings.ts';
import type { Seen } from './seen.ts';

const band: Band = {
  fault: 'order is killed',
  title: 'The process of order is killed.',
  hits: ['order'],
  began: 1_000,
  ended: 2_000,
  mended: 3_000,
};
const seen = (over: Partial<Seen>): Seen => ({
  at: 1_500,
  milliseconds: 10,
  request: 'POST /v1/orders',
  service: 'order',
  outcome: 'unavailable',
  ...over,
});

test('a service that the fault hits may be away until it is mended', () => {
  expect(findingsIn([seen({}), seen({ outcome: 'no answer' }), seen({ at: 3_500 })], [band])).toEqual([]);
});

test('a request that began before the fault and met it is forgiven', () => {
  expect(findingsIn([seen({ at: 500, milliseconds: 700 })], [band])).toEqual([]);
});

test('another service may not be away', () => {
  const [finding] = findingsIn([seen({ service: 'product', request: 'GET /v1/products' })], [band]);
  expect(finding?.what).toContain('GET /v1/products of product was unavailable while order is killed');
});

test('while auth is hit a service may say that it waits for auth, and nothing else', () => {
  const bands = [{ ...band, fault: 'auth is killed', hits: ['auth'] }];
  const detail = 'POST /v1/orders: 503 UNAVAILABLE, auth is temporarily unavailable';
  expect(findingsIn([seen({ detail })], bands)).toEqual([]);
  expect(findingsIn([seen({ detail: detail.replace('auth', 'cart') })], bands)).toHaveLength(1);
  expect(findingsIn([seen({ detail, service: 'payment' })], [band])).toHaveLength(1);
});

test('nothing may be away when nothing is hurt', () => {
  expect(findingsIn([seen({ at: 20_000 })], [band])).toHaveLength(1);
});

test('a broken answer counts at any time, a refusal that was to be expected never', () => {
  expect(findingsIn([seen({ outcome: 'broken' }), seen({ outcome: 'refused' })], [band])).toHaveLength(1);
});

test('all may be away while the gateway is hit', () => {
  expect(findingsIn([seen({ service: 'product' })], [{ ...band, hits: ['gateway'] }])).toEqual([]);
});

test('a shop that does not mend itself is a finding', () => {
  expect(neverMended([band, { ...band, mended: undefined }, { ...band, trouble: 'no link' }])).toHaveLength(
    2,
  );
});
