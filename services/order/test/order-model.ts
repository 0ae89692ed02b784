import type { OrderStatus } from '@eshop/contracts';

/** What may happen to an order after its stock was held. */
export type Happening =
  | 'proof'
  | 'approve'
  | 'reject'
  | 'reject for good'
  | 'old news'
  | 'window over'
  | 'customer cancels'
  | 'admin cancels'
  | 'customer ships'
  | 'ship'
  | 'deliver';

export const happenings: readonly Happening[] = [
  'proof',
  'approve',
  'reject',
  'reject for good',
  'old news',
  'window over',
  'customer cancels',
  'admin cancels',
  'customer ships',
  'ship',
  'deliver',
];

/** An order as section 5 of the contract tells its life, kept apart from the service's own table of steps. */
export type OrderModel = {
  status: OrderStatus;
  /** Its latest proof, until it is decided on. */
  pending: boolean;
  /** Every state it was in. */
  history: OrderStatus[];
};

export const heldModel = (): OrderModel => ({
  status: 'AWAITING_PAYMENT',
  pending: false,
  history: ['PENDING', 'AWAITING_PAYMENT'],
});

/** What a person is answered: 200, or 409 and 403 for what is not drawn or not theirs. Null for what no person asks for. */
export type Answered = 200 | 403 | 409 | null;

/** Lets something happen to the model. */
export function happen(model: OrderModel, what: Happening): Answered {
  const { status } = model;
  const become = (next: OrderStatus) => {
    model.status = next;
    model.history.push(next);
  };
  const ask = (allowed: boolean, next: OrderStatus): Answered => {
    if (!allowed) return 409;
    become(next);
    return 200;
  };
  switch (what) {
    case 'proof':
      model.pending = true;
      if (status === 'AWAITING_PAYMENT') become('PAYMENT_REVIEW');
      return null;
    case 'approve':
      model.pending = false;
      if (status === 'PAYMENT_REVIEW' || status === 'EXPIRED') become('PAYMENT_ACCEPTED');
      return null;
    case 'reject':
    case 'reject for good':
      model.pending = false;
      if (status === 'PAYMENT_REVIEW') become(what === 'reject' ? 'AWAITING_PAYMENT' : 'REJECTED');
      return null;
    case 'old news':
      return null;
    case 'window over':
      if (status === 'AWAITING_PAYMENT') become('EXPIRED');
      return null;
    case 'customer cancels':
      return ask(status === 'AWAITING_PAYMENT', 'CANCELLED');
    case 'admin cancels':
      return ask(status === 'AWAITING_PAYMENT' || status === 'PAYMENT_REVIEW', 'CANCELLED');
    case 'customer ships':
      return 403;
    case 'ship':
      return ask(status === 'PAYMENT_ACCEPTED', 'ON_DELIVERY');
    case 'deliver':
      return ask(status === 'ON_DELIVERY', 'DELIVERED');
  }
}

/** Whether it can happen at all: the payment service lets one proof wait at a time, and only decides on one that waits. */
export const canHappen = ({ pending, status }: OrderModel, what: Happening): boolean => {
  if (what === 'proof') return !pending && (status === 'AWAITING_PAYMENT' || status === 'EXPIRED');
  if (what === 'approve' || what === 'reject' || what === 'reject for good') return pending;
  return true;
};
