import { createHash, randomBytes } from 'node:crypto';
import { cartTokenHeader, cartTokenSchema } from '@eshop/contracts/headers';
import type { Caller } from '@eshop/kit/auth';
import { badRequest, forbidden } from '@eshop/kit/errors';

/** Whose cart: the name under which it is kept. A guest's token itself is kept nowhere, only its hash. */
export type CartOwner = {
  readonly kind: 'user' | 'guest';
  readonly key: string;
  /** The token was made just now: nothing can lie under it yet. */
  readonly isNew?: true;
};

export const userOwner = (userId: string): CartOwner => ({ kind: 'user', key: `user:${userId}` });

export const guestOwner = (cartToken: string): CartOwner => ({
  kind: 'guest',
  key: `guest:${createHash('sha256').update(cartToken).digest('base64url')}`,
});

/** A guest who has no cart yet, with a token that nobody can guess. */
export function newGuest(): { cartToken: string; owner: CartOwner } {
  const cartToken = randomBytes(24).toString('base64url');
  return { cartToken, owner: { ...guestOwner(cartToken), isNew: true } };
}

/**
 * The owner that a request names: the signed-in user, else the guest with the token, else nobody yet.
 * @throws 400 naming the header for a token of the wrong form; 403 for a machine, which has no cart.
 */
export function ownerOf(caller: Caller | null, header: string | string[] | undefined): CartOwner | null {
  if (caller) {
    if (caller.hasRole('service')) throw forbidden('a cart belongs to a person');
    return userOwner(caller.userId);
  }
  if (header === undefined || header === '') return null;
  const { success, data } = cartTokenSchema.safeParse(header);
  if (!success) throw badRequest([{ path: cartTokenHeader, message: 'must be a cart token' }]);
  return guestOwner(data);
}
