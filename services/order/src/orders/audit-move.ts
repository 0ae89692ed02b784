import type { AuditAct, AuditState } from '@eshop/kit/audit';
import type { Order } from './order.ts';

const actions = { ship: 'order.ship', cancel: 'order.cancel', deliver: 'order.deliver' } as const;

/** A step that staff can take. */
export type StaffStep = keyof typeof actions;

/** What the audit trail keeps of a step that staff took. */
export const auditOfMove = (
  step: StaffStep,
  before: Order,
  after: Order,
  reason: string | undefined,
): AuditAct => ({
  action: actions[step],
  subject: { type: 'order', id: after.id, label: after.number },
  before: stateOf(before),
  after: stateOf(after),
  reason,
});

const stateOf = ({ status, shipments }: Order): AuditState => ({
  status,
  shipments: shipments.map(({ warehouseName, carrier, trackingNumber }) => ({
    warehouse: warehouseName,
    carrier,
    trackingNumber,
  })),
});
