import { createHash } from 'node:crypto';
import { getOrder, type Order } from '@eshop/contracts/api/order';
import { getPaymentProof, listPayments, type Payment } from '@eshop/contracts/api/payment';
import type { Finding } from '../../invariants/check.ts';
import { admin } from '../../lib/people.ts';
import type { Promises, ProofPromise } from './promises.ts';

/** All payments of the shop, by the reference that the load gave them. */
async function paymentsByReference(): Promise<Map<string, Payment[]>> {
  const { shop } = await admin();
  const found = new Map<string, Payment[]>();
  let cursor: string | undefined;
  do {
    const page = await shop.call(listPayments, { query: { limit: 100, cursor } });
    for (const payment of page.items) {
      const reference = payment.reference ?? '';
      found.set(reference, [...(found.get(reference) ?? []), payment]);
    }
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return found;
}

const statusOf = { approve: 'APPROVED', reject: 'REJECTED', 'reject for good': 'REJECTED' } as const;

async function faultsOf(promise: ProofPromise, found: readonly Payment[]): Promise<string[]> {
  const { said, decision, sha256 } = promise;
  if (found.length > 1) return [`is there ${found.length} times`];
  const [payment] = found;
  if (said === 'refused') return payment ? ['was refused and is there'] : [];
  if (!payment) return said === 'promised' ? ['was promised and is not there'] : [];
  return [
    ...(payment.proof.sha256 === sha256 ? [] : ['its file is another one']),
    ...(said === 'promised' && (await checksumOf(promise, payment)) !== sha256
      ? ['its file can not be had']
      : []),
    ...(decision ? await faultsOfDecision(promise, decision, payment) : []),
  ];
}

/** The checksum of the file as its owner gets it. */
async function checksumOf({ person }: ProofPromise, { id }: Payment): Promise<string> {
  const { headers } = await person.shop.reply(getPaymentProof, { params: { id } });
  const file = await fetch(headers.get('location') ?? '');
  return createHash('sha256')
    .update(Buffer.from(await file.arrayBuffer()))
    .digest('hex');
}

async function faultsOfDecision(
  { person, orderId }: ProofPromise,
  { kind, said }: NonNullable<ProofPromise['decision']>,
  payment: Payment,
): Promise<string[]> {
  if (said !== 'promised') return [];
  if (payment.status !== statusOf[kind])
    return [`was told to be decided by "${kind}" and is ${payment.status}`];
  const order = await person.shop.call(getOrder, { params: { id: orderId } });
  const was = (status: Order['status']) => order.timeline.some((entry) => entry.status === status);
  if (kind === 'approve' && !was('PAYMENT_ACCEPTED') && !payment.refundDue)
    return [`was approved, and its order is ${order.status} without a refund`];
  if (kind === 'reject for good' && !was('REJECTED') && !was('CANCELLED'))
    return [`was rejected for good, and its order is ${order.status}`];
  return [];
}

/** Every promised proof is there with its file, once, and decided as its admin was told; its order heard of it. */
export async function checkProofs({ proofs }: Promises): Promise<Finding> {
  const found = await paymentsByReference();
  const breaches = [];
  // In turn: thousands at once would be a load of their own.
  for (const promise of proofs)
    for (const detail of await faultsOf(promise, found.get(promise.key) ?? []))
      breaches.push({
        subject: `proof ${promise.payment?.id ?? promise.key} of order ${promise.orderId}`,
        detail,
      });
  const promised = proofs.filter(({ said }) => said === 'promised').length;
  const decided = proofs.filter(({ decision }) => decision?.said === 'promised').length;
  return { compared: `${promised} proofs promised, ${decided} decisions`, breaches };
}
