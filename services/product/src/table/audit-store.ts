import {
  type AuditAct,
  type AuditActor,
  type AuditReader,
  auditItems,
  listAuditItems,
  newAuditEntry,
} from '@eshop/kit/audit';
import type { Table } from './table-store.ts';
import { isNew, type Write } from './write.ts';

/** The writes that tell of an act of staff, to stand in the act's own transaction. */
export const auditWrites = (actor: AuditActor, act: AuditAct, now: Date): Write[] =>
  auditItems(newAuditEntry('product', actor, act, now)).map((put) => ({ put, condition: isNew }));

/** Reads the audit trail in the products table. */
export const createTableAudit = (table: Table): AuditReader => ({
  list: (query) =>
    listAuditItems(async (pk, { from, to }, limit) => {
      const { items } = await table.query({
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':pk': pk, ':from': from, ':to': to },
        ScanIndexForward: false,
        Limit: limit,
      });
      return items;
    }, query),
});
