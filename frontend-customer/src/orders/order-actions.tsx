import type { Order } from '@eshop/contracts/api/order';
import { ordersText } from '@text/orders';
import { cancel, confirmDelivery } from './actions.ts';
import { ConfirmStep } from './confirm-step.tsx';
import { OrderAgainForm } from './order-again-form.tsx';
import type { Situation } from './order-situation.ts';
import { orderPath } from './paths.ts';

/** What the customer may do with an order, beside paying for it. */
export function OrderActions({
  order,
  situation,
  asked,
  actionKey,
}: {
  order: Order;
  situation: Situation;
  /** The step that the page's address asks about. */
  asked: unknown;
  /** Makes a button that is pressed twice take one step. */
  actionKey: string;
}) {
  const shared = { fields: { orderId: order.id, key: actionKey }, path: orderPath(order.id) };
  return (
    <>
      {situation.mayConfirmDelivery && (
        <ConfirmStep
          {...shared}
          question={ordersText.deliver}
          action={confirmDelivery}
          look="primary"
          ask="deliver"
          asked={asked === 'deliver'}
        />
      )}
      {situation.mayCancel && (
        <ConfirmStep
          {...shared}
          question={ordersText.cancel}
          action={cancel}
          look="danger"
          ask="cancel"
          asked={asked === 'cancel'}
        />
      )}
      {situation.mayOrderAgain && (
        <OrderAgainForm orderId={order.id} label={ordersText.again.open} text={ordersText.again.text} />
      )}
    </>
  );
}
