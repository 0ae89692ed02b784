import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const repository = join(import.meta.dirname, '../../..');
const read = (path: string) => readFileSync(join(repository, path), 'utf8');
const text = read('docs/guarantees.md');

/** What a cell quotes belongs to the file named before it. */
const quoted = [...text.matchAll(/`([\w/.-]+\.test\.ts)`((?:[^`|\n]|`(?![\w/.-]+\.test\.ts`))*)/g)].flatMap(
  ([, path = '', after = '']) =>
    [...after.matchAll(/“([^”]+)”/g)].map(([, title = '']) => [path, title] as const),
);
const files = [...text.matchAll(/`([\w/.-]+\.test\.ts)`/g)].map(([, path = '']) => path);

describe('docs/guarantees.md', () => {
  it('names tests at all', () => {
    expect(quoted.length).toBeGreaterThan(25);
  });

  it.each([...new Set(files)])('names a test that is there: %s', (path) => {
    expect(existsSync(join(repository, path))).toBe(true);
  });

  it.each(quoted)('%s holds “%s”', (path, title) => {
    expect(read(path)).toContain(title);
  });

  it('links to decisions that are there', () => {
    for (const [, path = ''] of text.matchAll(/\]\(([\w/.-]+)(?:#[\w-]+)?\)/g))
      expect(existsSync(join(repository, 'docs', path)), path).toBe(true);
  });
});
