import type { OrderStatus } from '@eshop/contracts/order-status';
import { orderStateText } from '@text/orders';
import { paymentText } from '@text/payments';
import type { Decided, Decision, DecisionOutcome } from './decision.ts';

/** What became of a decision, as a line says it. */
export function outcomeText(
  outcome: DecisionOutcome,
  decision: Decision,
  number: string,
): { readonly tone: 'good' | 'warn' | 'bad'; readonly text: string } {
  switch (outcome.kind) {
    case 'done':
      return { tone: 'good', text: paymentText.done(decision, number) };
    case 'decided-before':
      return { tone: 'warn', text: decidedText(outcome.decided, number) };
    case 'order-moved': {
      const state = orderStateText[outcome.orderStatus as OrderStatus] ?? outcome.orderStatus;
      return { tone: 'warn', text: paymentText.orderMoved(number, state) };
    }
    case 'refused':
      return { tone: 'bad', text: paymentText.refused(number, outcome.message) };
    case 'again':
      return { tone: 'bad', text: `${number}: ${outcome.message}` };
  }
}

/** Who decided on a payment before, and what. */
export const decidedText = ({ status, by, reason }: Decided, number: string): string =>
  paymentText.decidedBefore(number, by, status, reason);
