import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLogFile } from '../src/parts/log-file.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe('a log file', () => {
  it('never takes more than twice its limit, and keeps the newest lines', () => {
    const path = join(temporaryFolder(), 'logs/order.log');
    const log = openLogFile(path, 1000);
    for (let line = 0; line < 500; line += 1) log.write(`line ${line}\n`);
    log.close();
    expect(statSync(path).size + statSync(`${path}.1`).size).toBeLessThanOrEqual(2000);
    expect(readFileSync(path, 'utf8')).toMatch(/line 499\n$/);
  });

  it('goes on where an earlier run ended, and gives back its last lines', () => {
    const path = join(temporaryFolder(), 'order.log');
    for (const line of ['one\n', 'two\n', 'three\n']) {
      const log = openLogFile(path);
      log.write(line);
      log.close();
    }
    const log = openLogFile(path);
    expect(log.tail(2)).toBe('two\nthree');
    log.close();
  });
});
