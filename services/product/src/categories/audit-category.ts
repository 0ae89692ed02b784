import type { AuditAction } from '@eshop/contracts/api/audit';
import type { AuditAct, AuditState } from '@eshop/kit/audit';
import type { CategoryRecord } from './category-tree.ts';

type Change = { readonly before?: CategoryRecord | undefined; readonly after?: CategoryRecord };

/** What the audit trail keeps of a change of a category: without `before` it is new, without `after` it is gone. */
export function auditOfCategory(action: AuditAction, { before, after }: Change): AuditAct {
  const { id = '', name = '' } = after ?? before ?? {};
  return {
    action,
    subject: { type: 'category', id, label: name },
    before: before ? stateOf(before) : null,
    after: after ? stateOf(after) : null,
  };
}

const stateOf = ({ name, slug, parentId }: CategoryRecord): AuditState => ({ name, slug, parentId });
