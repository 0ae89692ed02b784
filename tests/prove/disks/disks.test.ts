import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { canMountDisks, emptyDisk, fillDisk, layDisks } from './disks.ts';

it('a disk that runs full takes nothing more until it has room', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'disks-'));
  const remove = await layDisks(dataDir);
  const write = (store: string) =>
    writeFileSync(join(dataDir, store, `${Math.random()}`), 'x'.repeat(10_000));
  try {
    if (!canMountDisks) return;
    write('postgres');
    await fillDisk(dataDir, 'postgres');
    expect(() => write('postgres')).toThrow('ENOSPC');
    write('mariadb');
    await emptyDisk(dataDir, 'postgres');
    write('postgres');
  } finally {
    await remove();
    rmSync(dataDir, { recursive: true });
  }
});
