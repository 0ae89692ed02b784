import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../src/cursor/index.ts';
import { DomainError } from '../src/errors/index.ts';

const position = z.tuple([z.string(), z.number(), z.guid()]);
const positions = fc.tuple(
  fc.string({ unit: 'grapheme' }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.uuid(),
);

describe('a cursor', () => {
  it('says where a page ended, whatever text and numbers that is', () => {
    fc.assert(
      fc.property(positions, ([text, value, id]) => {
        // JSON knows no -0.
        const where = [text, value === 0 ? 0 : value, id] as const;
        const cursor = encodeCursor(where);
        expect(cursor).toMatch(/^[\w-]+$/);
        expect(decodeCursor(position, cursor)).toEqual(where);
      }),
    );
  });

  it('that was made up, cut or of another list is a 400 that names it, and nothing else', () => {
    const cut = fc
      .tuple(positions, fc.nat({ max: 20 }))
      .map(([where, left]) => encodeCursor(where).slice(0, -1 - left));
    const others = fc.oneof(fc.jsonValue(), fc.constantFrom(null, [], {}, ['x', 1])).map(encodeCursor);
    const madeUp = fc.oneof(fc.string({ unit: 'binary' }), fc.base64String(), cut, others);
    fc.assert(
      fc.property(madeUp, (cursor) => {
        try {
          position.parse(decodeCursor(position, cursor));
        } catch (error) {
          expect(error).toBeInstanceOf(DomainError);
          expect(error).toMatchObject({ problem: { status: 400 } });
          expect(JSON.stringify(error)).toContain('cursor');
        }
      }),
    );
  });
});
