import 'server-only';
import type { Address } from '@eshop/contracts/address';
import { createAddress } from '@eshop/contracts/api/address-book';
import { GatewayAway, GatewayProblem, isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { checkoutText } from '@text/checkout';

/**
 * Keeps the address of an order in the address book. The order stands whatever comes of it.
 * @returns what to tell when it was not kept; null when it was
 */
export async function keepAddress(address: Address, key: string): Promise<string | null> {
  try {
    await callAsVisitor(createAddress, { body: address, idempotencyKey: key });
    return null;
  } catch (error) {
    if (isProblem(error, 'ADDRESS_BOOK_FULL')) return checkoutText.bookFull;
    if (error instanceof GatewayProblem || error instanceof GatewayAway) return checkoutText.notSaved;
    throw error;
  }
}
