import { describe, expect, it } from 'vitest';
import { lineOf } from '../src/change.ts';
import type { Contract, Operation, Parameter } from '../src/documents/contract.ts';
import { compareContracts } from '../src/rules/compare-contracts.ts';
import { objectOf, publishing, text, whole, withEndpoint } from './contracts.ts';

const said = (before: Contract, after: Contract) =>
  compareContracts(before, after).map((change) => `${change.level} ${lineOf(change)}`);

const place = 'order: POST /v1/orders';
const bearer = [{ bearer: [] }];
const query = (required: boolean, schema = text): Parameter => ({ name: 'q', in: 'query', required, schema });
const json = (schema: object) =>
  ({ content: { 'application/json': { schema } } }) as Operation['requestBody'];

type Row = readonly [
  what: string,
  before: Partial<Operation>,
  after: Partial<Operation>,
  expected: readonly string[],
];

const rows: Row[] = [
  [
    'another status',
    { responses: { 200: { description: '' } } },
    { responses: { 201: { description: '' } } },
    [`breaks ${place}: answered 200, answers 201 now`],
  ],
  [
    'guests are shut out',
    {},
    { security: bearer },
    [`breaks ${place}: may not be called by guest, service any more`],
  ],
  [
    'a role loses its right',
    { security: bearer, 'x-roles': ['admin', 'warehouse'] },
    { security: bearer, 'x-roles': ['admin'] },
    [`breaks ${place}: may not be called by warehouse any more`],
  ],
  [
    'another role than before',
    { security: bearer, 'x-roles': ['warehouse'] },
    { security: bearer, 'x-roles': ['admin'] },
    [
      `breaks ${place}: may not be called by warehouse any more`,
      `warns ${place}: may be called by admin too now`,
    ],
  ],
  ['a token may be sent', {}, { security: [{}, { bearer: [] }] }, []],
  [
    'services alone',
    {},
    { 'x-internal': true },
    [`breaks ${place}: is for services alone now: the gateway answers 404`],
  ],
  [
    'a parameter goes',
    { parameters: [query(false)] },
    {},
    [`breaks ${place}, query q: is not read any more`],
  ],
  [
    'a parameter comes',
    {},
    { parameters: [query(false)] },
    [`adds ${place}, query q: is new and may be left out`],
  ],
  [
    'a parameter is needed',
    {},
    { parameters: [query(true)] },
    [`breaks ${place}, query q: is new and must be sent`],
  ],
  [
    'a parameter becomes needed',
    { parameters: [query(false)] },
    { parameters: [query(true)] },
    [`breaks ${place}, query q: could be left out, must be sent now`],
  ],
  [
    'a parameter has another type',
    { parameters: [query(false)] },
    { parameters: [query(false, whole)] },
    [`breaks ${place}, query q: was string, is integer now`],
  ],
  [
    'several values are written otherwise',
    { parameters: [{ ...query(false), explode: false }] },
    { parameters: [query(false)] },
    [`breaks ${place}, query q: is written differently where it has several values`],
  ],
  [
    'a body is needed',
    {},
    { requestBody: json(objectOf({ a: text })) },
    [`breaks ${place}, body: is new and must hold a`],
  ],
  [
    'a body may be sent',
    {},
    { requestBody: json(objectOf({ a: text }, ['a'])) },
    [`adds ${place}, body: is new`],
  ],
  ['a body goes', { requestBody: json(text) }, {}, [`breaks ${place}, body: is not read any more`]],
  [
    'a form in place of JSON',
    { requestBody: json(text) },
    { requestBody: { content: { 'multipart/form-data': { schema: text } } } },
    [`breaks ${place}, body: was application/json, is multipart/form-data now`],
  ],
  [
    'the answer goes',
    { responses: { 200: { description: '', ...json(text) } } },
    {},
    [`breaks ${place}, answer: was application/json, is empty now`],
  ],
  [
    'a header of the answer goes',
    { responses: { 200: { description: '', headers: { ETag: {} } } } },
    {},
    [`breaks ${place}, answer: has no header ETag any more`],
  ],
  [
    'refusals come and go',
    { responses: { 200: { description: '' }, 409: { description: 'Refused: OUT_OF_STOCK' } } },
    { responses: { 200: { description: '' }, 409: { description: 'Refused: CART_EMPTY' } } },
    [
      `warns ${place}: may be refused with CART_EMPTY too now`,
      `adds ${place}: is not refused with OUT_OF_STOCK any more`,
    ],
  ],
];

describe('an endpoint', () => {
  it.each(rows)('%s', (_what, before, after, expected) => {
    expect(said(withEndpoint(before), withEndpoint(after))).toEqual(expected);
  });

  it('that goes is a break, one that comes is none', () => {
    const [old, now] = [withEndpoint({}, '/v1/orders', 'get'), withEndpoint({}, '/v1/orders', 'post')];
    expect(said(old, now)).toEqual([
      'breaks order: GET /v1/orders: is gone',
      'adds order: POST /v1/orders: is new',
    ]);
  });

  it('may call the parameters of its path as it likes, and may not change what they take', () => {
    const id = (name: string, schema: object) =>
      withEndpoint(
        { parameters: [{ name, in: 'path', required: true, schema: schema as Parameter['schema'] }] },
        `/v1/orders/{${name}}`,
      );
    expect(said(id('id', text), id('orderId', text))).toEqual([]);
    expect(said(id('id', text), id('orderId', { ...text, format: 'uuid' }))).toEqual([
      'breaks order: POST /v1/orders/{id}, path segment 1: must be a uuid now',
    ]);
  });

  it('that goes with its whole service is told', () => {
    expect(said(withEndpoint(), { ...withEndpoint(), services: {} })).toEqual([`breaks ${place}: is gone`]);
  });
});

describe('an event', () => {
  const data = objectOf({ a: text });

  it('that goes is a break, one that comes is none', () => {
    expect(said(publishing(data, 'one'), publishing(data, 'other'))).toEqual([
      'breaks event one: is gone',
      'adds event other: is new',
    ]);
  });

  it('may have other consumers, and not another publisher', () => {
    const flow = (from: string, to: string[]): Contract => ({
      ...publishing(data),
      events: { topics: { 'order-created': { from, to, data } }, schemas: {} },
    });
    expect(said(flow('order', ['order']), flow('cart', ['product']))).toEqual([
      'breaks event order-created: was published by order, is by cart now',
    ]);
    expect(said(flow('order', ['order']), flow('order', ['product']))).toEqual([
      'adds event order-created: is consumed by product too',
      'adds event order-created: is not consumed by order any more',
    ]);
  });
});

describe('a problem', () => {
  const problems = (codes: Contract['problems']): Contract => ({ ...publishing(text), problems: codes });

  it('keeps its code and its status', () => {
    expect(
      said(
        problems({ A: { status: 400 }, B: { status: 409 } }),
        problems({ B: { status: 422 }, C: { status: 409 } }),
      ),
    ).toEqual([
      'breaks problem A: is gone',
      'breaks problem B: had status 409, has 422 now',
      'adds problem C: is new',
    ]);
  });
});
