import type { PersonRole } from '@eshop/contracts/api/auth';
import { grantedRoles, personRoles } from '@eshop/contracts/api/auth';
import { invalidState } from '@eshop/kit/errors';

/** Roles that are kept as groups of the user pool; everybody is a customer without a group. */
export type GrantedRole = (typeof grantedRoles)[number];

/** The roles of somebody in these groups, `customer` always among them, in one order. */
export const rolesOfGroups = (groups: readonly string[]): PersonRole[] =>
  personRoles.filter((role) => role === 'customer' || groups.includes(role));

/** Which groups a person must join and leave to hold exactly `wanted`. */
export function roleChanges(
  held: readonly PersonRole[],
  wanted: readonly PersonRole[],
): { readonly join: GrantedRole[]; readonly leave: GrantedRole[] } {
  return {
    join: grantedRoles.filter((role) => wanted.includes(role) && !held.includes(role)),
    leave: grantedRoles.filter((role) => !wanted.includes(role) && held.includes(role)),
  };
}

/** 409: the shop is never left without an admin. */
export const lastAdmin = () =>
  invalidState('The shop needs an admin who can sign in: make another one first');

/**
 * Admins can't shut themselves out.
 * @throws 409 `INVALID_STATE`
 */
export function assertNotOneself(callerId: string, userId: string, what: string): void {
  if (callerId === userId) throw invalidState(`You can't ${what} yourself: ask another admin`);
}
