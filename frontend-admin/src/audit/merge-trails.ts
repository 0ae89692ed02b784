import type { AuditEntry, AuditedService } from '@eshop/contracts/api/audit';

/** What was read of one service's trail. */
export type TrailPart = {
  readonly service: AuditedService;
  readonly entries: readonly AuditEntry[];
  /** There is more behind the last of them. */
  readonly more: boolean;
};

/** A page of all trails together. */
export type MergedTrail = {
  readonly entries: readonly AuditEntry[];
  /** The next page is what is older than this entry; null on the last one. */
  readonly before: string | null;
};

const newestFirst = (one: AuditEntry, other: AuditEntry) => (one.id < other.id ? 1 : -1);

/**
 * One page of several trails, newest first: ids rise with time in every service. What is older than the end of a trail
 * that goes on is left to the next page, so that nothing is passed over.
 */
export function mergeTrails(parts: readonly TrailPart[], limit: number): MergedTrail {
  const horizon = parts
    .flatMap(({ entries, more }) => (more ? (entries.at(-1)?.id ?? []) : []))
    .sort()
    .at(-1);
  const known = parts
    .flatMap(({ entries }) => entries)
    .filter(({ id }) => horizon === undefined || id >= horizon)
    .sort(newestFirst);
  const entries = known.slice(0, limit);
  const total = parts.reduce((sum, part) => sum + part.entries.length, 0);
  const more = total > entries.length || parts.some((part) => part.more && part.entries.length > 0);
  return { entries, before: more ? (entries.at(-1)?.id ?? null) : null };
}
