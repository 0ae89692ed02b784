import 'server-only';
import { type AuditEntry, type AuditedService, auditOf } from '@eshop/contracts/api/audit';
import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { type MergedTrail, mergeTrails, type TrailPart } from './merge-trails.ts';
import { servicesIn, trailFilters } from './trail-query.ts';

const pageSize = 50;
/** A service that has to look through a lot answers short pages; it is asked so many times, then its part ends there. */
const mostReads = 4;

/** A page of the trail of all services, and which of them it lacks. */
export type Trail = MergedTrail & {
  /** Could not be read. */
  readonly missing: readonly AuditedService[];
  /** Had too much to look through before anything that fits. */
  readonly unsearched: readonly AuditedService[];
};

/** The trail that an address asks for. @throws GatewayProblem for filters that the shop can't use */
export async function readTrail(
  query: Readonly<Record<string, string | undefined>>,
  limit = pageSize,
): Promise<Trail> {
  const services = servicesIn(query);
  const filters = { ...trailFilters(query), limit };
  const read = await Promise.all(
    services.map(async (service) => ({ service, part: await unlessAway(readPart(service, filters)) })),
  );
  const parts = read.flatMap(({ part }) => part ?? []);
  return {
    ...mergeTrails(parts, limit),
    missing: read.flatMap(({ service, part }) => (part === null ? service : [])),
    unsearched: parts.flatMap(({ service, entries, more }) => (more && entries.length === 0 ? service : [])),
  };
}

type Filters = ReturnType<typeof trailFilters> & { readonly limit: number };

async function readPart(service: AuditedService, filters: Filters): Promise<TrailPart> {
  const entries: AuditEntry[] = [];
  let cursor: string | null | undefined;
  for (let reads = 0; reads < mostReads && cursor !== null && entries.length < filters.limit; reads++) {
    const page = await callAsVisitor(auditOf(service).listAudit, {
      query: { ...filters, cursor, limit: filters.limit - entries.length },
    });
    entries.push(...page.items);
    cursor = page.nextCursor;
  }
  return { service, entries, more: cursor !== null };
}
