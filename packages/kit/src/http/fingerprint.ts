import { createHash } from 'node:crypto';

/** sha256 (hex) of a value's canonical JSON, and of further hashes; the order of members does not matter. */
export function fingerprint(value: unknown, ...hashes: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(value, sortMembers) ?? '');
  for (const part of hashes) hash.update('\n').update(part);
  return hash.digest('hex');
}

function sortMembers(_name: string, value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
