import type { auditOf } from '@eshop/contracts/api/audit';
import { createRoutes, type Routes, type RoutesOptions } from '../http/index.ts';
import type { AuditReader } from './audit-page.ts';

type ListAudit = ReturnType<typeof auditOf>['listAudit'];

/** `GET /v1/audit/<service>`: a service's trail, for admins. */
export const auditRoutes = (http: RoutesOptions, endpoint: ListAudit, trail: AuditReader): Routes =>
  createRoutes(http).on(endpoint, ({ query }) => trail.list(query));
