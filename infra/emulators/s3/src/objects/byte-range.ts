import { S3Error } from '../errors.ts';

/** Both ends included. */
export type ByteRange = { readonly start: number; readonly end: number };

/**
 * Reads `Range` for an object of that size; null when the whole object is to be sent: no range, several, or none in bytes.
 * @throws S3Error InvalidRange when it begins behind the end
 */
export function readRange(value: string | undefined, size: number): ByteRange | null {
  const [, first = '', last = ''] =
    /^bytes=(\d{0,15})-(\d{0,15})$/.exec(value?.replaceAll(' ', '') ?? '') ?? [];
  if (first === '' && last === '') return null;
  if (first !== '' && last !== '' && Number(first) > Number(last)) return null;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (start > end) throw new S3Error('InvalidRange', undefined, { 'content-range': `bytes */${size}` });
  return { start, end };
}
