import { S3Error } from '../errors.ts';

const shape = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const address = /^\d+\.\d+\.\d+\.\d+$/;
const reservedPrefixes = ['xn--', 'sthree-', 'amzn-s3-demo-'];
const reservedSuffixes = ['-s3alias', '--ol-s3', '.mrap', '--x-s3', '--table-s3'];

/** Checks the naming rules of general purpose buckets. @throws S3Error InvalidBucketName */
export function requireBucketName(name: string): void {
  const good =
    shape.test(name) &&
    !name.includes('..') &&
    !address.test(name) &&
    !reservedPrefixes.some((prefix) => name.startsWith(prefix)) &&
    !reservedSuffixes.some((suffix) => name.endsWith(suffix));
  if (!good) throw new S3Error('InvalidBucketName');
}
