import * as endpoints from '@eshop/contracts/api/auth';
import { createRoutes, type Routes } from '@eshop/kit/http';
import type { Context } from '../context.ts';
import { assertSession } from '../sessions/check-session.ts';
import { listUsers } from './list-users.ts';
import {
  deleteOwnAccount,
  disableUser,
  enableUser,
  setRoles,
  showUser,
  signOutUser,
} from './manage-users.ts';

/** The caller's own account, and all accounts for admins. */
export function userRoutes(context: Context): Routes {
  const { users } = context;
  const show = (id: string) => showUser(context, id);

  return createRoutes(context.http)
    .on(endpoints.getMe, ({ caller }) => show(caller.userId))
    .on(endpoints.updateMe, async ({ caller, body }) => {
      if (body.name !== undefined) await users.rename(caller.token, body.name);
      return show(caller.userId);
    })
    .on(endpoints.changePassword, async ({ caller, body }) => {
      await assertSession(context.sessionChecks, caller.token);
      await users.changePassword(caller.token, body);
    })
    .on(endpoints.deleteMe, ({ caller }) => deleteOwnAccount(context, caller))
    .on(endpoints.listUsers, ({ query }) => listUsers(context, query))
    .on(endpoints.getUser, ({ params }) => show(params.id))
    .on(endpoints.setUserRoles, ({ caller, params, body }) =>
      setRoles(context, caller, params.id, body.roles),
    )
    .on(endpoints.disableUser, ({ caller, params }) => disableUser(context, caller, params.id))
    .on(endpoints.enableUser, ({ caller, params }) => enableUser(context, caller, params.id))
    .on(endpoints.signOutUser, ({ caller, params }) => signOutUser(context, caller, params.id));
}
