import type { Order } from '@eshop/contracts/api/order';
import { getPayment, type Payment, rejectPayment } from '@eshop/contracts/api/payment';
import type { Page } from 'playwright-core';
import type { Upload } from './client.ts';
import { enterDesk } from './enter-site.ts';
import { heldOrder, untilOrder } from './orders.ts';
import { admin, newCustomer, type Person } from './people.ts';
import { newProduct } from './products.ts';
import { submitProof } from './proofs.ts';

/** An order in review with its proof, of a customer of its own unless one is given. */
export async function givenProof(
  given: {
    readonly customer?: Person;
    readonly file?: Upload;
    /** How much more than the total the customer says was paid. */
    readonly tooMuch?: number;
  } = {},
): Promise<{ order: Order; payment: Payment; customer: Person }> {
  const customer = given.customer ?? (await newCustomer());
  const product = await newProduct({ stock: 3 });
  const { id, total } = await heldOrder(customer, [{ productId: product.id, quantity: 1 }]);
  const payment = await submitProof(customer, id, given.file, total.amount + (given.tooMuch ?? 0));
  return { order: await untilOrder(customer, id, 'PAYMENT_REVIEW'), payment, customer };
}

/** A payment that was rejected, with its reason. */
export async function decidedPayment(): Promise<Payment> {
  const { payment } = await givenProof();
  const { shop } = await admin();
  const body = { reason: 'The sum on the proof is not the total of the order.' };
  return shop.call(rejectPayment, { params: { id: payment.id }, body });
}

/** The payment as the admin sees it now. */
export const paymentNow = async (id: string): Promise<Payment> =>
  (await admin()).shop.call(getPayment, { params: { id } });

/** Sooner than a test ends, so that it says what did not come. */
const patienceMilliseconds = 25_000;

/** Opens the desk at a payment and waits until it listens to keys. */
export async function openDesk(page: Page, person: Person, { id }: Pick<Payment, 'id'>): Promise<void> {
  page.setDefaultTimeout(patienceMilliseconds);
  await enterDesk(page, person, `/payments?open=${id}`);
  await page.locator('button[aria-keyshortcuts="a"]').waitFor();
}

/** What the desk says of the last decision. */
export const lastDecision = (page: Page) => page.locator('[data-last-decision]');

/** The queue's entry of an order. */
export const queued = (page: Page, { number }: Order) =>
  page.getByRole('navigation', { name: 'Queue' }).getByRole('listitem').filter({ hasText: number });
