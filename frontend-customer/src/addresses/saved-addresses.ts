import 'server-only';
import { listAddresses, type SavedAddress } from '@eshop/contracts/api/address-book';
import { GatewayAway, GatewayProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';

/** The addresses that the visitor keeps; none when they can't be read, since one can be typed as well. */
export async function savedAddresses(): Promise<SavedAddress[]> {
  try {
    return (await callAsVisitor(listAddresses)).items;
  } catch (error) {
    if (error instanceof GatewayAway || error instanceof GatewayProblem) return [];
    throw error;
  }
}
