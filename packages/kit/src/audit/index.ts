export { type AuditAct, type AuditActor, type AuditState, isStaff, newAuditEntry } from './audit-entry.ts';
export { type AuditItem, auditItems, listAuditItems, type ReadAuditPartition } from './audit-items.ts';
export type { AuditFilter, AuditReader, IdRange } from './audit-page.ts';
export { auditRoutes } from './audit-routes.ts';
export { createSqlAudit, type RecordAudit, type SqlAudit } from './sql-audit.ts';
