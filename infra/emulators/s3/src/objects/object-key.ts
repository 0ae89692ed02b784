import { S3Error } from '../errors.ts';

const maxKeyBytes = 1024;

/** Checks an object's key. @throws S3Error KeyTooLongError */
export function requireKey(key: string): void {
  if (Buffer.byteLength(key) > maxKeyBytes) throw new S3Error('KeyTooLongError');
}
