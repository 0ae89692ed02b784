import type { OrderStatus } from '@eshop/contracts';
import { invalidState } from '@eshop/kit/errors';
import type { Actor, Order } from './order.ts';

/** What becomes of the order's stock with a step; done at the warehouse after the step is committed. */
export type StockEffect = 'release' | 'hold-until-decided' | 'hold-until-expiry';

/** One arrow of the drawing in the contract, section 5. */
export type Transition = {
  readonly from: OrderStatus;
  readonly to: OrderStatus;
  readonly by: readonly Actor['kind'][];
  readonly stock?: StockEffect;
};

const system = ['system'] as const;
const admin = ['admin'] as const;
const ownerOrAdmin = ['customer', 'admin'] as const;

/** The life of an order: each step with every state it may start from. What is not here is `INVALID_STATE`. */
export const transitions = {
  hold: [{ from: 'PENDING', to: 'AWAITING_PAYMENT', by: system }],
  refuse: [{ from: 'PENDING', to: 'REJECTED', by: system, stock: 'release' }],
  submitProof: [{ from: 'AWAITING_PAYMENT', to: 'PAYMENT_REVIEW', by: system, stock: 'hold-until-decided' }],
  accept: [
    { from: 'PAYMENT_REVIEW', to: 'PAYMENT_ACCEPTED', by: system },
    { from: 'EXPIRED', to: 'PAYMENT_ACCEPTED', by: system },
  ],
  askAgain: [{ from: 'PAYMENT_REVIEW', to: 'AWAITING_PAYMENT', by: system, stock: 'hold-until-expiry' }],
  reject: [{ from: 'PAYMENT_REVIEW', to: 'REJECTED', by: system, stock: 'release' }],
  expire: [{ from: 'AWAITING_PAYMENT', to: 'EXPIRED', by: system, stock: 'release' }],
  cancel: [
    { from: 'PENDING', to: 'CANCELLED', by: ownerOrAdmin, stock: 'release' },
    { from: 'AWAITING_PAYMENT', to: 'CANCELLED', by: ownerOrAdmin, stock: 'release' },
    { from: 'PAYMENT_REVIEW', to: 'CANCELLED', by: admin, stock: 'release' },
  ],
  ship: [{ from: 'PAYMENT_ACCEPTED', to: 'ON_DELIVERY', by: admin }],
  deliver: [{ from: 'ON_DELIVERY', to: 'DELIVERED', by: ownerOrAdmin }],
} as const satisfies Record<string, readonly Transition[]>;

export type Step = keyof typeof transitions;

/**
 * The arrow that `step` follows from the order's state for this actor.
 * @throws 409 `INVALID_STATE` when none is drawn, or while a payment is being accepted.
 */
export function transitionOf(order: Order, step: Step, actor: Actor): Transition {
  const arrows: readonly Transition[] = transitions[step];
  const arrow = arrows.find(({ from, by }) => from === order.status && by.includes(actor.kind));
  if (!arrow) throw invalidState(`an order that is ${order.status} can't take the step "${step}"`);
  if (order.acceptingPaymentId && step !== 'accept' && step !== 'submitProof') {
    throw invalidState('the payment of this order is being accepted');
  }
  return arrow;
}

/** What a step writes beside the new state. */
export type StepChanges = Partial<
  Pick<Order, 'shipments' | 'payment' | 'rejection' | 'holdExpiresAt' | 'acceptingPaymentId'>
>;

export type StepTaken = {
  readonly order: Order;
  readonly actor: Actor;
  readonly reason: string | null;
  readonly stock: StockEffect | null;
};

/** Takes a step: the order in its new state with the next version. Writes nothing. */
export function takeStep(
  order: Order,
  step: Step,
  by: {
    readonly actor: Actor;
    readonly now: Date;
    readonly reason?: string | undefined;
    readonly changes?: StepChanges;
  },
): StepTaken {
  const arrow = transitionOf(order, step, by.actor);
  return {
    order: { ...order, ...by.changes, status: arrow.to, version: order.version + 1, updatedAt: by.now },
    actor: by.actor,
    reason: by.reason ?? null,
    stock: arrow.stock ?? null,
  };
}
