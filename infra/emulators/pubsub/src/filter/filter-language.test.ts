import { status } from '@grpc/grpc-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileFilter } from './filter.ts';

type Attributes = Readonly<Record<string, string>>;
/** An expression as text, and what it means. */
type Expression = { readonly text: string; readonly means: (attributes: Attributes) => boolean };

const keys = fc.constantFrom('domain', 'language-tag', 'iana.org/tag', 'with space', 'Ü');
const values = fc.constantFrom('', 'c', 'co', 'com', 'a "quoted" one', 'back\\slash', '💥');
const quoted = (text: string) => `"${text.replaceAll(/["\\]/g, (sign) => `\\${sign}`)}"`;
const keyText = (key: string) => (/^[\w-]+$/.test(key) ? key : quoted(key));
const valueAt = (attributes: Attributes, key: string) =>
  Object.hasOwn(attributes, key) ? attributes[key] : undefined;

const comparison = fc
  .record({ key: keys, value: values, kind: fc.constantFrom('has', 'is', 'is not', 'begins') })
  .map(({ key, value, kind }): Expression => {
    const name = `attributes.${keyText(key)}`;
    switch (kind) {
      case 'has':
        return { text: `attributes:${keyText(key)}`, means: (of) => Object.hasOwn(of, key) };
      case 'is':
        return { text: `${name} = ${quoted(value)}`, means: (of) => valueAt(of, key) === value };
      case 'is not':
        return { text: `${name} != ${quoted(value)}`, means: (of) => valueAt(of, key) !== value };
      default:
        return {
          text: `hasPrefix(${name}, ${quoted(value)})`,
          means: (of) => valueAt(of, key)?.startsWith(value) ?? false,
        };
    }
  });

const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    comparison,
    fc.tuple(tie('expression'), fc.constantFrom('NOT ', '-')).map(([inner, sign]) => ({
      text: `${sign}(${inner.text})`,
      means: (of: Attributes) => !inner.means(of),
    })),
    fc
      .tuple(tie('expression'), tie('expression'), fc.constantFrom('AND', 'OR'))
      .map(([one, other, operator]) => ({
        text: `(${one.text}) ${operator} (${other.text})`,
        means: (of: Attributes) =>
          operator === 'AND' ? one.means(of) && other.means(of) : one.means(of) || other.means(of),
      })),
  ),
}));

const attributes = fc.dictionary(keys, values);

describe('the filter language', () => {
  it('means what it says, whatever is combined', () => {
    fc.assert(
      fc.property(expression, attributes, ({ text, means }, given) => {
        fc.pre(Buffer.byteLength(text) <= 256);
        expect(compileFilter(text)(given), text).toBe(means(given));
      }),
      { numRuns: 500 },
    );
  });

  it('is compiled or refused as INVALID_ARGUMENT, whatever is written', () => {
    const words = fc.constantFrom(
      'attributes',
      ':',
      '.',
      '=',
      '!=',
      '(',
      ')',
      'AND',
      'OR',
      'NOT',
      '-',
      '"',
      '\\',
      'hasPrefix',
      ',',
      'key',
      '"v"',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(words, { maxLength: 20 }).map((list) => list.join(' ')),
    );
    fc.assert(
      fc.property(texts, attributes, (text, given) => {
        try {
          expect(typeof compileFilter(text)(given)).toBe('boolean');
        } catch (error) {
          expect(error, text).toMatchObject({ code: status.INVALID_ARGUMENT });
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
