import type { OrderStatus } from '@eshop/contracts/order-status';

/** States that an order does not leave while it is followed; the contract's own list, without its schemas. */
const ends: readonly string[] = ['DELIVERED', 'REJECTED', 'EXPIRED', 'CANCELLED'] satisfies OrderStatus[];

/** Whether an order in this state is over. */
export const isOver = (status: OrderStatus): boolean => ends.includes(status);

/** Whether a step of the timeline, as it came over the wire, was the last one. */
export function isLastStep(data: string): boolean {
  try {
    const step: unknown = JSON.parse(data);
    return (
      typeof step === 'object' && step !== null && 'status' in step && ends.includes(String(step.status))
    );
  } catch {
    return false;
  }
}
