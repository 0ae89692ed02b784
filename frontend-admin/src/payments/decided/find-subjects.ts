import 'server-only';
import { listUsers } from '@eshop/contracts/api/auth';
import { listOrders } from '@eshop/contracts/api/order';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';

/** Somebody who may be meant by what was typed. */
export type Candidate = { readonly id: string; readonly name: string; readonly email: string };

/** Whom a filter means: nobody in particular, one customer, several to choose from, or nobody who is there. */
export type CustomerFilter =
  | { readonly kind: 'any' }
  | { readonly kind: 'one'; readonly customer: Candidate }
  | { readonly kind: 'several'; readonly candidates: readonly Candidate[] }
  | { readonly kind: 'none' };

const mostCandidates = 6;

/** The customer whose e-mail address or name begins with what was typed. */
export async function findCustomer(typed: string | undefined): Promise<CustomerFilter> {
  if (!typed) return { kind: 'any' };
  const { items } = await callAsVisitor(listUsers, { query: { q: typed, limit: mostCandidates } });
  const exact = items.find(({ email }) => email.toLowerCase() === typed.toLowerCase());
  const [first, ...others] = exact ? [exact] : items;
  if (!first) return { kind: 'none' };
  return others.length === 0 ? { kind: 'one', customer: first } : { kind: 'several', candidates: items };
}

/** The id of the order with this number; undefined for none asked for, null when there is none. */
export async function findOrderId(number: string | undefined): Promise<string | null | undefined> {
  if (!number) return undefined;
  const { items } = await callAsVisitor(listOrders, { query: { scope: 'all', q: number, limit: 10 } });
  return items.find((order) => order.number.toLowerCase() === number.toLowerCase())?.id ?? null;
}
