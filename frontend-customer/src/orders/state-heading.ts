/** The heading that tells an order's state; focus goes there when what had it is gone. */
export const stateHeadingId = 'order-state';
