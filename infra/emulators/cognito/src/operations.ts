import { appClientOperations } from './clients/app-client-operations.ts';
import { groupOperations } from './groups/group-operations.ts';
import { membershipOperations } from './groups/membership-operations.ts';
import type { Operation } from './operation.ts';
import { domainOperations } from './pools/domain-operations.ts';
import { resourceServerOperations } from './pools/resource-server-operations.ts';
import { userPoolOperations } from './pools/user-pool-operations.ts';
import { authOperations } from './sessions/auth-operations.ts';
import { signOutOperations } from './sessions/sign-out-operations.ts';
import { adminCreateUser } from './users/admin-create-user.ts';
import { adminOperations } from './users/admin-operations.ts';
import { forgotPasswordOperations } from './users/forgot-password-operations.ts';
import { listUsers } from './users/list-users.ts';
import { ownAccountOperations } from './users/own-account-operations.ts';
import { signUpOperations } from './users/sign-up-operations.ts';

/** Every operation by its name in `x-amz-target`. */
export const operations: ReadonlyMap<string, Operation> = new Map(
  [
    ...userPoolOperations,
    ...domainOperations,
    ...resourceServerOperations,
    ...appClientOperations,
    ...groupOperations,
    ...membershipOperations,
    ...signUpOperations,
    ...authOperations,
    ...signOutOperations,
    ...ownAccountOperations,
    ...forgotPasswordOperations,
    adminCreateUser,
    ...adminOperations,
    listUsers,
  ].map((operation) => [operation.name, operation]),
);
