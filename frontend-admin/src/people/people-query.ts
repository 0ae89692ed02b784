import { grantedRoles } from '@eshop/contracts/api/auth';

type Query = Readonly<Record<string, string | undefined>>;

/** Where people are listed. */
export const peoplePath = '/people';
export const pageSize = 50;

/** What an address asks the shop for; a value that no form of ours sends is left out. */
export const peopleQuery = ({ q, role, state, cursor }: Query) => ({
  limit: pageSize,
  q: q?.trim().slice(0, 100) || undefined,
  role: grantedRoles.find((known) => known === role),
  disabled: state === 'disabled' ? true : state === 'active' ? false : undefined,
  cursor,
});

/** Whether an address filters at all. */
export const hasFilters = ({ q, role, state }: Query): boolean => Boolean(q || role || state);
