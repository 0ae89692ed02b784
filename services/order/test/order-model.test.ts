import type { OrderStatus } from '@eshop/contracts';
import { saleCreated } from '@eshop/contracts/events';
import { eventually } from '@eshop/kit/testing';
import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { expireOrders } from '../src/expiry/expire-orders.ts';
import { applyPayment } from '../src/payments/apply-payment.ts';
import type { KnownPayment } from '../src/payments/settle-payments.ts';
import { canHappen, type Happening, happen, happenings, heldModel, type OrderModel } from './order-model.ts';
import { type OrderService, useOrder } from './use-order.ts';

/** `FUZZ_RUNS` lets more lives be lived. */
const lives = Number(process.env.FUZZ_RUNS ?? 25);

const reservationFor: Readonly<Record<OrderStatus, string>> = {
  PENDING: 'HELD',
  AWAITING_PAYMENT: 'HELD',
  PAYMENT_REVIEW: 'HELD',
  PAYMENT_ACCEPTED: 'COMMITTED',
  ON_DELIVERY: 'COMMITTED',
  DELIVERED: 'COMMITTED',
  REJECTED: 'RELEASED',
  EXPIRED: 'RELEASED',
  CANCELLED: 'RELEASED',
};

/** One real order, with all that was told of its payments. */
type Life = { readonly id: string; readonly told: KnownPayment[]; readonly service: OrderService };

const decisions = { approve: 'APPROVED', reject: 'REJECTED', 'reject for good': 'REJECTED' } as const;

/** @returns the status that a person was answered */
async function letHappen({ id, told, service }: Life, what: Happening): Promise<number | null> {
  const { context } = service;
  const tell = async (payment: KnownPayment) => {
    told.push(payment);
    await applyPayment(context, id, payment);
    return null;
  };
  const ask = async (step: string, who: 'customer' | 'admin') =>
    (await service.post(`/v1/orders/${id}/${step}`, {}, await service[who]())).status;
  switch (what) {
    case 'proof':
      return tell({ paymentId: uuidv7(), status: 'PENDING', reason: null, final: false, version: 1 });
    case 'approve':
    case 'reject':
    case 'reject for good': {
      const latest = told.at(-1);
      if (!latest) throw new Error('there is no proof');
      const status = decisions[what];
      const reason = status === 'REJECTED' ? 'It can not be read' : null;
      return tell({ ...latest, status, reason, final: what === 'reject for good', version: 2 });
    }
    case 'old news':
      for (const payment of told.toReversed()) await applyPayment(context, id, payment);
      return null;
    case 'window over':
      await context.database
        .$executeRaw`UPDATE orders SET hold_expires_at = now() - interval '1 second' WHERE id = ${id}::uuid AND status = 'AWAITING_PAYMENT'`;
      await expireOrders(context);
      await expireOrders(context);
      return null;
    case 'customer cancels':
      return ask('cancel', 'customer');
    case 'admin cancels':
      return ask('cancel', 'admin');
    case 'customer ships':
      return ask('ship', 'customer');
    case 'ship':
      return ask('ship', 'admin');
    case 'deliver':
      return ask('deliver', 'customer');
  }
}

class Command implements fc.AsyncCommand<OrderModel, Life> {
  readonly what: Happening;
  constructor(what: Happening) {
    this.what = what;
  }
  check = (model: Readonly<OrderModel>) => canHappen(model, this.what);
  toString = () => this.what;
  async run(model: OrderModel, life: Life) {
    const expected = happen(model, this.what);
    expect(await letHappen(life, this.what), this.what).toBe(expected);
    const order = await life.service.get(life.id);
    expect(order.status, this.what).toBe(model.status);
    expect(statesOf(order.timeline)).toEqual(model.history);
  }
}

/** Notes, such as a refund that is due, leave the state as it is. */
const statesOf = (timeline: readonly { status: OrderStatus }[]) =>
  timeline.map(({ status }) => status).filter((status, index, all) => status !== all[index - 1]);

describe('the life of an order, whatever happens in it', () => {
  const service = useOrder();

  it('is the one that the contract draws; stock and sale follow', async () => {
    const commands = fc.commands(
      happenings.map((what) => fc.constant(new Command(what))),
      { size: 'medium', maxCommands: 14 },
    );
    await fc.assert(
      fc.asyncProperty(commands, async (happened) => {
        const { order } = await service.held();
        const model = heldModel();
        const life: Life = { id: order.id, told: [], service };
        await fc.asyncModelRun(() => ({ model, real: life }), happened);
        const accepted = model.history.includes('PAYMENT_ACCEPTED');
        await eventually(() => {
          expect(service.neighbours.reservations.get(order.id)?.status).toBe(reservationFor[model.status]);
          const sales = service.events.published(saleCreated).filter(({ data }) => data.orderId === order.id);
          expect(sales).toHaveLength(accepted ? 1 : 0);
        });
      }),
      { numRuns: lives, endOnFailure: true },
    );
  });
});
