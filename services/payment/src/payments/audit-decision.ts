import { usd } from '@eshop/contracts/money';
import type { AuditAct, AuditState } from '@eshop/kit/audit';
import type { Payment } from './payment.ts';

/** What the audit trail keeps of a decision; `orderNumber` is what people call the order that the payment is for. */
export const auditOfDecision = (
  before: Payment,
  decided: Payment,
  orderNumber: string | undefined,
): AuditAct => ({
  action: decided.status === 'APPROVED' ? 'payment.approve' : 'payment.reject',
  subject: { type: 'payment', id: decided.id, ...(orderNumber && { label: `for order ${orderNumber}` }) },
  before: stateOf(before),
  after: { ...stateOf(decided), orderId: decided.orderId, ...amountOf(decided) },
  reason: decided.reason,
});

const stateOf = ({ status, final, refundDue }: Payment): AuditState => ({ status, final, refundDue });

/** What the customer said was paid: with the decision, so that it stands beside what was decided on. */
const amountOf = ({ amount }: Payment): AuditState => (amount === null ? {} : { statedAmount: usd(amount) });
