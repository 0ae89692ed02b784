import type { PersonRole, User } from '@eshop/contracts/api/auth';
import type { Account } from './user-pool-client.ts';

/** An account with its roles, as its owner and admins see it. */
export const presentUser = (account: Account, roles: readonly PersonRole[]): User => ({
  id: account.id,
  email: account.email,
  name: account.name,
  roles: [...roles],
  disabled: account.disabled,
  createdAt: account.createdAt.toISOString(),
});
