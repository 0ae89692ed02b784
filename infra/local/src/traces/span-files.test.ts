import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { KeptSpan } from './kept-span.ts';
import { createSpanFiles } from './span-files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'eshop-spans-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const hour = 3_600_000;
const span = (traceId: string, id: string, startedAt = Date.now()): KeptSpan => ({
  traceId,
  id,
  parentId: null,
  service: 'order',
  name: 'a line\nwith {"traceId":"b"',
  kind: 'server',
  startedAt,
  milliseconds: 1,
  failed: false,
  attributes: {},
});
const idsOf = (spans: readonly KeptSpan[]) => spans.map(({ id }) => id);

test('a trace is found again, from whichever file its spans are in, by another process too', async () => {
  const files = createSpanFiles(folder, { keptMilliseconds: hour, fileBytes: 300, files: 10 });
  for (const id of ['1', '2', '3']) await files.add([span('a', id), span('b', id)]);
  expect(readdirSync(folder).length).toBeGreaterThan(1);
  expect(idsOf(await files.find('a'))).toEqual(['1', '2', '3']);
  expect(await createSpanFiles(folder).find('b')).toEqual(await files.find('b'));
  expect(await files.find('c')).toEqual([]);
});

test('no more files are kept than are allowed; the oldest goes first', async () => {
  const files = createSpanFiles(folder, { keptMilliseconds: hour, fileBytes: 1, files: 3 });
  for (const id of ['1', '2', '3', '4', '5']) await files.add([span('a', id)]);
  expect(readdirSync(folder)).toHaveLength(3);
  expect(idsOf(await files.find('a'))).toEqual(['3', '4', '5']);
});

test('what is older than an hour is neither told nor left lying', async () => {
  let time = Date.now();
  const files = createSpanFiles(folder, { keptMilliseconds: hour, fileBytes: 1, files: 10 }, () => time);
  await files.add([span('a', 'old', time)]);
  time += hour + 60_000;
  expect(await files.find('a')).toEqual([]);
  await files.add([span('a', 'new', time)]);
  expect(readdirSync(folder)).toHaveLength(1);
  expect(idsOf(await files.find('a'))).toEqual(['new']);
});
