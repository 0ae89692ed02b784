import type { S3Context } from '../context.ts';
import { S3Error } from '../errors.ts';
import { parseCredential, sameSignature, signatureOf, signingKey } from '../signature-v4/index.ts';

type Fields = ReadonlyMap<string, string>;
type Condition = { readonly operator: 'eq' | 'starts-with'; readonly field: string; readonly value: string };

/** A policy whose signature held and that is not over. */
export type PostPolicy = {
  readonly conditions: readonly Condition[];
  /** Smallest and largest size of the file, in bytes. */
  readonly sizeRange: readonly [least: number, most: number] | undefined;
};

/** Fields that need no condition: the proof itself, the file, and what clients mark as of no interest. */
const exempt = ['policy', 'x-amz-signature', 'file', 'bucket'];

/** Checks the signature and the expiry of a form's policy and reads it. Field names are in lower case. @throws S3Error */
export function verifyPolicy(
  fields: Fields,
  { accessKeys, now }: Pick<S3Context, 'accessKeys' | 'now'>,
): PostPolicy {
  const encoded = fields.get('policy');
  if (encoded === undefined) throw new S3Error('AccessDenied');
  if (fields.get('x-amz-algorithm') !== 'AWS4-HMAC-SHA256') {
    throw new S3Error('InvalidArgument', 'X-Amz-Algorithm only supports "AWS4-HMAC-SHA256"');
  }
  const scope = parseCredential(fields.get('x-amz-credential') ?? '');
  const date = fields.get('x-amz-date') ?? '';
  if (scope?.service !== 's3' || scope.terminator !== 'aws4_request' || !date.startsWith(`${scope.day}T`)) {
    throw new S3Error('InvalidArgument', 'The credential of the form is malformed.');
  }
  const secret = Object.hasOwn(accessKeys, scope.accessKeyId) ? accessKeys[scope.accessKeyId] : undefined;
  if (secret === undefined) throw new S3Error('InvalidAccessKeyId');
  const signature = signatureOf(signingKey(secret, scope), encoded);
  if (!sameSignature(signature, fields.get('x-amz-signature') ?? ''))
    throw new S3Error('SignatureDoesNotMatch');
  return readPolicy(encoded, now());
}

/** Compares the form with the policy: each condition holds, and each field is named by one. @throws S3Error AccessDenied */
export function requireFields(policy: PostPolicy, fields: Fields): void {
  for (const { operator, field, value } of policy.conditions) {
    const found = fields.get(field) ?? '';
    if (operator === 'eq' ? found !== value : !found.startsWith(value)) {
      throw new S3Error(
        'AccessDenied',
        `Invalid according to Policy: Policy Condition failed: ["${operator}", "$${field}", "${value}"]`,
      );
    }
  }
  const named = new Set([...exempt, ...policy.conditions.map((condition) => condition.field)]);
  const extra = [...fields.keys()].filter((name) => !named.has(name) && !name.startsWith('x-ignore-'));
  if (extra.length > 0)
    throw new S3Error('AccessDenied', `Invalid according to Policy: Extra input fields: ${extra.join(', ')}`);
}

function readPolicy(encoded: string, now: Date): PostPolicy {
  const document = parseJson(Buffer.from(encoded, 'base64').toString());
  const { expiration, conditions } = isRecord(document) ? document : {};
  const expires = typeof expiration === 'string' ? Date.parse(expiration) : Number.NaN;
  if (Number.isNaN(expires) || !Array.isArray(conditions)) throw new S3Error('InvalidPolicyDocument');
  if (expires < now.getTime())
    throw new S3Error('AccessDenied', 'Invalid according to Policy: Policy expired.');
  const range = conditions.find(
    (condition) => Array.isArray(condition) && condition[0] === 'content-length-range',
  );
  return {
    conditions: conditions.filter((condition) => condition !== range).flatMap(readCondition),
    sizeRange: range === undefined ? undefined : readSizeRange(range),
  };
}

function readCondition(condition: unknown): Condition[] {
  if (Array.isArray(condition)) {
    const [operator, field, value] = condition.map(String);
    if ((operator === 'eq' || operator === 'starts-with') && field?.startsWith('$') && value !== undefined) {
      return [{ operator, field: field.slice(1).toLowerCase(), value }];
    }
  } else if (isRecord(condition)) {
    return Object.entries(condition).map(([field, value]) => ({
      operator: 'eq',
      field: field.toLowerCase(),
      value: String(value),
    }));
  }
  throw new S3Error('InvalidPolicyDocument', 'Invalid Policy: Invalid Condition');
}

function readSizeRange([, least, most]: readonly unknown[]): readonly [number, number] {
  const range = [Number(least), Number(most)] as const;
  if (!range.every((bound) => Number.isInteger(bound) && bound >= 0))
    throw new S3Error('InvalidPolicyDocument');
  return range;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new S3Error('InvalidPolicyDocument', 'Invalid Policy: Invalid JSON.');
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
