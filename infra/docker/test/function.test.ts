import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Uint8ArrayReader, ZipReader } from '@zip.js/zip.js';
import { afterAll, describe, expect, it } from 'vitest';
import { packFunction } from '../src/function/pack-function.ts';

const folder = mkdtempSync(join(tmpdir(), 'eshop-function-'));

describe('the Lambda function as a zip', () => {
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('holds the bundle alone, where AWS looks for it, and stays small enough to start fast', async () => {
    const { zip } = await packFunction(join(folder, 'one.zip'));
    const reader = new ZipReader(new Uint8ArrayReader(readFileSync(join(folder, 'one.zip'))));
    expect((await reader.getEntries()).map(({ filename }) => filename)).toEqual(['index.cjs']);
    await reader.close();
    expect(zip).toBeLessThan(500_000);
  });

  it('is the same, byte for byte, when nothing changed', async () => {
    await packFunction(join(folder, 'two.zip'));
    expect(readFileSync(join(folder, 'two.zip'))).toEqual(readFileSync(join(folder, 'one.zip')));
  });
});
