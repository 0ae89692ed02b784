import { closeSync, fstatSync, mkdirSync, openSync, readSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const defaultLimitBytes = 5_000_000;

export type LogFile = {
  readonly path: string;
  write(chunk: Buffer | string): void;
  /** The last lines, for error messages. */
  tail(lines: number): string;
  close(): void;
};

/**
 * A log that never grows beyond twice `limitBytes`: when full it becomes `<path>.1`, replacing the one before.
 */
export function openLogFile(path: string, limitBytes = defaultLimitBytes): LogFile {
  mkdirSync(dirname(path), { recursive: true });
  let descriptor = openSync(path, 'a+');
  let size = fstatSync(descriptor).size;

  const rotate = () => {
    closeSync(descriptor);
    renameSync(path, `${path}.1`);
    descriptor = openSync(path, 'a+');
    size = 0;
  };

  return {
    path,
    write(chunk) {
      const data = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
      if (size > 0 && size + data.length > limitBytes) rotate();
      size += writeSync(descriptor, data);
    },
    tail(lines) {
      const length = Math.min(size, 16_384);
      const buffer = Buffer.alloc(length);
      readSync(descriptor, buffer, 0, length, size - length);
      return buffer.toString('utf8').trimEnd().split('\n').slice(-lines).join('\n');
    },
    close() {
      closeSync(descriptor);
    },
  };
}
