import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../src/cursor/index.ts';
import { DomainError } from '../src/errors/index.ts';

const schema = z.object({ createdAt: z.iso.datetime(), id: z.uuid() });
const position = { createdAt: '2026-11-21T08:00:00.000Z', id: '0192f0a0-0000-7000-8000-000000000001' };

describe('a cursor', () => {
  it('gives back the position it was made from, in letters that a URL carries as they are', () => {
    const cursor = encodeCursor(position);
    expect(cursor).toMatch(/^[\w-]+$/);
    expect(decodeCursor(schema, cursor)).toEqual(position);
    expect(decodeCursor(schema, undefined)).toBeUndefined();
  });

  it.each([
    '',
    'x',
    '%%%',
    'e30',
    encodeCursor({ ...position, id: "' OR 1=1" }),
    encodeCursor([]),
    'A'.repeat(5000),
  ])('refuses %s with 400 naming cursor', (text) => {
    try {
      decodeCursor(schema, text);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(DomainError);
      expect(error).toMatchObject({ problem: { status: 400 }, faults: [{ path: 'cursor' }] });
    }
  });
});
