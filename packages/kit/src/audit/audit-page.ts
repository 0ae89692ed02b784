import { idSchema } from '@eshop/contracts';
import type { AuditEntry, AuditQuery } from '@eshop/contracts/api/audit';
import type { Page } from '@eshop/contracts/paging';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../cursor/index.ts';
import { firstIdAt } from './audit-entry.ts';

/** Filters of a trail as a service's routes get them. */
export type AuditFilter = AuditQuery;

/** A trail that can be read. */
export type AuditReader = {
  /** One page, newest first. */
  list(query: AuditFilter): Promise<Page<AuditEntry>>;
};

/** A range of ids, which is a range of time: `from` is included, `before` is not. */
export type IdRange = { readonly from: string | undefined; readonly before: string | undefined };

const cursorSchema = z.object({ before: idSchema });

/** The ids that a query asks for. @throws 400 for a cursor of another list. */
export function idRangeOf({ from, to, before, cursor }: AuditFilter): IdRange {
  const ends = [to && firstIdAt(to), before, decodeCursor(cursorSchema, cursor)?.before];
  return {
    from: from && firstIdAt(from),
    before: ends.filter((end) => end !== undefined).sort()[0],
  };
}

/** The cursor of the page that goes on behind an entry. */
export const cursorBehind = (id: string): string => encodeCursor({ before: id });
