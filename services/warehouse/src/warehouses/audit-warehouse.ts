import type { AuditAction } from '@eshop/contracts/api/audit';
import type { Warehouse } from '@eshop/contracts/api/warehouse';
import type { AuditAct, AuditState } from '@eshop/kit/audit';

type Change = { readonly before?: Warehouse; readonly after?: Warehouse };

/** What the audit trail keeps of a change of a warehouse: without `before` it is new, without `after` it is gone. */
export function auditOfWarehouse(action: AuditAction, { before, after }: Change): AuditAct {
  const { id = '', name = '' } = after ?? before ?? {};
  return {
    action,
    subject: { type: 'warehouse', id, label: name },
    before: before ? stateOf(before) : null,
    after: after ? stateOf(after) : null,
  };
}

const stateOf = ({ name, zipCode, isMain }: Warehouse): AuditState => ({ name, zipCode, isMain });
