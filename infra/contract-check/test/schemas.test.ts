import { describe, expect, it } from 'vitest';
import { lineOf } from '../src/change.ts';
import type { Contract, Schema } from '../src/documents/contract.ts';
import { compareContracts } from '../src/rules/compare-contracts.ts';
import { answering, nullable, objectOf, oneOf, publishing, taking, text, whole } from './contracts.ts';

const said = (before: Contract, after: Contract) =>
  compareContracts(before, after).map((change) => `${change.level} ${lineOf(change).replace(/^.*?: /, '')}`);

type Row = readonly [what: string, before: Schema, after: Schema, expected: readonly string[]];

const answer = 'POST /v1/orders, answer:';
const body = 'POST /v1/orders, body:';

const sentRows: Row[] = [
  [
    'a member goes',
    objectOf({ a: text, b: text }),
    objectOf({ a: text }),
    [`breaks ${answer} b: is not sent any more`],
  ],
  ['a member comes', objectOf({ a: text }), objectOf({ a: text, b: text }), [`adds ${answer} b: is new`]],
  [
    'a member is renamed',
    objectOf({ a: text }),
    objectOf({ b: text }),
    [`breaks ${answer} a: is not sent any more`, `adds ${answer} b: is new`],
  ],
  [
    'a member may be missing',
    objectOf({ a: text }),
    objectOf({ a: text }, ['a']),
    [`breaks ${answer} a: was always sent, may be missing now`],
  ],
  [
    'a member is always there',
    objectOf({ a: text }, ['a']),
    objectOf({ a: text }),
    [`adds ${answer} a: is always sent now`],
  ],
  [
    'a member may be null',
    objectOf({ a: text }),
    objectOf({ a: nullable(text) }),
    [`breaks ${answer} a: may be null too now`],
  ],
  [
    'a member may be null, written as a list of types',
    objectOf({ a: text }),
    objectOf({ a: { type: ['string', 'null'] } }),
    [`breaks ${answer} a: may be null too now`],
  ],
  [
    'a member is never null any more',
    objectOf({ a: nullable(text) }),
    objectOf({ a: text }),
    [`adds ${answer} a: is not null any more`],
  ],
  [
    'a type changes',
    objectOf({ a: text }),
    objectOf({ a: whole }),
    [`breaks ${answer} a: was string, is integer now`],
  ],
  [
    'a whole number gets fractions',
    objectOf({ a: whole }),
    objectOf({ a: { type: 'number' } }),
    [`breaks ${answer} a: was integer, is number now`],
  ],
  [
    'a value comes',
    objectOf({ a: oneOf('X') }),
    objectOf({ a: oneOf('X', 'Y') }),
    [`warns ${answer} a: may be "Y" too now`],
  ],
  [
    'a value goes',
    objectOf({ a: oneOf('X', 'Y') }),
    objectOf({ a: oneOf('X') }),
    [`adds ${answer} a: is not "Y" any more`],
  ],
  [
    'a limit is lifted',
    objectOf({ a: { ...text, maxLength: 5 } }),
    objectOf({ a: text }),
    [`warns ${answer} a: maxLength was 5, is none now`],
  ],
  [
    'a kind comes to a choice',
    { anyOf: [objectOf({ kind: { const: 'x' } }), objectOf({ kind: { const: 'y' } })] },
    {
      anyOf: [
        objectOf({ kind: { const: 'x' } }),
        objectOf({ kind: { const: 'y' } }),
        objectOf({ kind: { const: 'z' } }),
      ],
    },
    [`warns POST /v1/orders, answer: may be the one with kind "z" too now`],
  ],
  [
    'something changes within a list',
    objectOf({ a: { type: 'array', items: objectOf({ b: text }) } }),
    objectOf({ a: { type: 'array', items: objectOf({}) } }),
    [`breaks ${answer} a[].b: is not sent any more`],
  ],
  [
    'something changes that no rule knows',
    objectOf({ a: { ...text, contentEncoding: 'base64' } }),
    objectOf({ a: text }),
    [`breaks ${answer} a: "contentEncoding" changed, for which there is no rule`],
  ],
  ['only words change', { ...text, description: 'One' }, { ...text, description: 'Other' }, []],
];

describe('an answer', () => {
  it.each(sentRows)('%s', (_what, before, after, expected) => {
    expect(said(answering(before), answering(after))).toEqual(expected);
  });
});

const receivedRows: Row[] = [
  [
    'must hold something new',
    objectOf({ a: text }),
    objectOf({ a: text, b: text }),
    [`breaks ${body} b: is new and must be sent`],
  ],
  [
    'may hold something new',
    objectOf({ a: text }),
    objectOf({ a: text, b: text }, ['b']),
    [`adds ${body} b: is new and may be left out`],
  ],
  [
    'must hold what it could leave out',
    objectOf({ a: text }, ['a']),
    objectOf({ a: text }),
    [`breaks ${body} a: could be left out, must be sent now`],
  ],
  [
    'may leave out what it had to hold',
    objectOf({ a: text }),
    objectOf({ a: text }, ['a']),
    [`adds ${body} a: may be left out now`],
  ],
  ['is not read as before', objectOf({ a: text }), objectOf({}), [`breaks ${body} a: is not read any more`]],
  [
    'may not be null any more',
    objectOf({ a: nullable(text) }),
    objectOf({ a: text }),
    [`breaks ${body} a: is not null any more`],
  ],
  [
    'may be null now',
    objectOf({ a: text }),
    objectOf({ a: nullable(text) }),
    [`adds ${body} a: may be null too now`],
  ],
  [
    'may hold fractions',
    objectOf({ a: whole }),
    objectOf({ a: { type: 'number' } }),
    [`adds ${body} a: was integer, is number now`],
  ],
  [
    'may not hold fractions any more',
    objectOf({ a: { type: 'number' } }),
    objectOf({ a: whole }),
    [`breaks ${body} a: was number, is integer now`],
  ],
  [
    'loses a value',
    objectOf({ a: oneOf('X', 'Y') }),
    objectOf({ a: oneOf('X') }),
    [`breaks ${body} a: is not "Y" any more`],
  ],
  [
    'gains a value',
    objectOf({ a: oneOf('X') }),
    objectOf({ a: oneOf('X', 'Y') }),
    [`adds ${body} a: may be "Y" too now`],
  ],
  [
    'may only hold some values now',
    objectOf({ a: text }),
    objectOf({ a: oneOf('X') }),
    [`breaks ${body} a: is one of "X" now`],
  ],
  [
    'must be larger',
    objectOf({ a: { ...whole, minimum: 1 } }),
    objectOf({ a: { ...whole, minimum: 2 } }),
    [`breaks ${body} a: minimum was 1, is 2 now`],
  ],
  [
    'may be longer',
    objectOf({ a: { ...text, maxLength: 5 } }),
    objectOf({ a: { ...text, maxLength: 6 } }),
    [`adds ${body} a: maxLength was 5, is 6 now`],
  ],
  [
    'has a first limit',
    objectOf({ a: { type: 'array', items: text } }),
    objectOf({ a: { type: 'array', items: text, maxItems: 9 } }),
    [`breaks ${body} a: maxItems was none, is 9 now`],
  ],
  [
    'must match another pattern',
    objectOf({ a: { ...text, pattern: '^a' } }),
    objectOf({ a: { ...text, pattern: '^b' } }),
    [`breaks ${body} a: must match ^b now, not ^a`],
  ],
  [
    'must match a second pattern',
    objectOf({ a: { ...text, pattern: '^a' } }),
    objectOf({ a: { ...text, allOf: [{ pattern: '^a' }, { pattern: 'z$' }] } }),
    [`breaks ${body} a: must match z$ too now`],
  ],
  [
    'must be a uuid',
    objectOf({ a: text }),
    objectOf({ a: { ...text, format: 'uuid' } }),
    [`breaks ${body} a: must be a uuid now`],
  ],
  [
    'takes fewer kinds of files',
    objectOf({ file: { ...text, contentMediaType: 'image/png, application/pdf' } }),
    objectOf({ file: { ...text, contentMediaType: 'image/png' } }),
    [`breaks ${body} file: application/pdf is not taken any more`],
  ],
  [
    'stands for something else where it is left out',
    objectOf({ a: { ...whole, default: 1 } }, ['a']),
    objectOf({ a: { ...whole, default: 2 } }, ['a']),
    [`warns ${body} a: stands for 2 where it is left out, not for 1`],
  ],
];

describe('a request', () => {
  it.each(receivedRows)('%s', (_what, before, after, expected) => {
    expect(said(taking(before), taking(after))).toEqual(expected);
  });
});

const eventRows: Row[] = [
  [
    'lacks what consumers read',
    objectOf({ a: text, b: text }),
    objectOf({ a: text }),
    ['breaks b: is not sent any more'],
  ],
  [
    'gains something that those under way lack',
    objectOf({ a: text }),
    objectOf({ a: text, b: text }),
    ['breaks b: is new and must be sent'],
  ],
  [
    'gains something that may be missing',
    objectOf({ a: text }),
    objectOf({ a: text, b: text }, ['b']),
    ['adds b: is new', 'adds b: is new and may be left out'],
  ],
  [
    'has a value that old consumers refuse',
    objectOf({ a: oneOf('X') }),
    objectOf({ a: oneOf('X', 'Y') }),
    ['breaks a: may be "Y" too now'],
  ],
  [
    'has no longer a value that is still under way',
    objectOf({ a: oneOf('X', 'Y') }),
    objectOf({ a: oneOf('X') }),
    ['breaks a: is not "Y" any more'],
  ],
  [
    'has a longer text than old consumers take',
    objectOf({ a: { ...text, maxLength: 5 } }),
    objectOf({ a: { ...text, maxLength: 9 } }),
    ['breaks a: maxLength was 5, is 9 now'],
  ],
];

describe('an event', () => {
  it.each(eventRows)('%s', (_what, before, after, expected) => {
    expect(said(publishing(before), publishing(after))).toEqual(expected);
  });
});

describe('a named schema', () => {
  const ref = { $ref: '#/components/schemas/Order' };
  const named = (contract: Contract, order: Schema): Contract => ({
    ...contract,
    services: Object.fromEntries(
      Object.entries(contract.services).map(([name, service]) => [
        name,
        { ...service, components: { schemas: { Order: order } } },
      ]),
    ),
  });

  it('is told at a place of its own, once, however often it is used', () => {
    const used = answering(objectOf({ one: ref, other: ref }));
    const changes = compareContracts(named(used, objectOf({ a: text })), named(used, objectOf({})));
    expect(changes.map(lineOf)).toEqual(['order: Order.a: is not sent any more']);
  });

  it('may hold itself', () => {
    const used = answering(ref);
    const tree = (member: Schema) => objectOf({ a: member, children: { type: 'array', items: ref } });
    expect(compareContracts(named(used, tree(text)), named(used, tree(whole))).map(lineOf)).toEqual([
      'order: Order.a: was string, is integer now',
    ]);
  });

  it('may get or lose its name', () => {
    const order = objectOf({ a: text });
    expect(compareContracts(named(answering(ref), order), answering(order))).toEqual([]);
  });
});
