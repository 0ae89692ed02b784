import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Change, openJournal } from '../src/store/journal.ts';

function useJournal() {
  const folder = mkdtempSync(join(tmpdir(), 'journal-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'state.jsonl');
  return {
    folder,
    path,
    open() {
      const rows = new Map<string, unknown>();
      const journal = openJournal(
        path,
        ([table, key, value]: Change) => void rows.set(`${table}/${key}`, value),
      );
      onTestFinished(() => journal.close());
      return { journal, rows };
    },
  };
}

describe('the journal', () => {
  it('is rewritten with the live rows once it has grown, and goes on from there', () => {
    const { folder, path, open } = useJournal();
    const { journal } = open();
    const text = 'x'.repeat(10_000);
    const live: Change[] = [];
    for (let index = 0; index < 1000; index += 1) {
      live[index % 10] = ['users', String(index % 10), { index, text }];
      journal.append([['users', String(index % 10), { index, text }]]);
      journal.compactWhenGrown(() => live);
    }
    expect(statSync(path).size).toBeLessThan(1.2 * 1024 * 1024);
    expect(readdirSync(folder)).toEqual(['state.jsonl']);
    const { rows } = open();
    expect(rows.size).toBe(10);
    expect(rows.get('users/9')).toEqual({ index: 999, text });
  });

  it('keeps the old file when the rewrite fails', () => {
    const { open } = useJournal();
    const { journal } = open();
    journal.append([['users', 'a', 'x'.repeat(2_000_000)]]);
    const failing = () => {
      throw new Error('No space left');
    };
    expect(() => journal.compactWhenGrown(failing)).toThrow('No space left');
    journal.append([['users', 'b', 'after']]);
    journal.compactWhenGrown(failing);
    expect(open().rows.get('users/b')).toBe('after');
  });
});
