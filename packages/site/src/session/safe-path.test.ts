import { describe, expect, it } from 'vitest';
import { safePath } from './safe-path.ts';

describe('safePath', () => {
  it.each([
    '/',
    '/orders?status=PENDING&q=a%20b',
    '/account/addresses#new',
    '/search?q=//x',
    '/c/cars?next=/a',
  ])('goes on to %s', (path) => expect(safePath(path)).toBe(path));

  it.each([
    'https://other.example/',
    '//other.example',
    '/\\other.example',
    '\\\\other.example',
    '/.//other.example',
    '/x/..//other.example',
    '/%2e%2e//other.example',
    '/./\\other.example',
    'javascript:alert(1)',
    '/\t/other.example',
    '/\u0000/x',
    '/a\r\nset-cookie: x=1',
    'orders',
    '',
    `/${'x'.repeat(2_000)}`,
    undefined,
    null,
    ['/orders'],
  ])('does not go on to %j', (path) => expect(safePath(path, '/fallback')).toBe('/fallback'));
});
