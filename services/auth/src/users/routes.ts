import * as endpoints from '@eshop/contracts/api/auth';
import { createRoutes, type Routes } from '@eshop/kit/http';
import type { Context } from '../context.ts';
import { assertNotOneself, roleChanges } from '../roles/role.ts';
import { assertSession } from '../sessions/check-session.ts';
import { listUsers } from './list-users.ts';
import { presentUser } from './present-user.ts';

/** The caller's own account, and all accounts for admins. */
export function userRoutes(context: Context): Routes {
  const { users } = context;
  const show = async (id: string) => {
    const [account, roles] = await Promise.all([users.get(id), users.roles(id)]);
    return presentUser(account, roles);
  };

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
    .on(endpoints.deleteMe, ({ caller }) => users.remove(caller.token))
    .on(endpoints.listUsers, ({ query }) => listUsers(context, query))
    .on(endpoints.getUser, ({ params }) => show(params.id))
    .on(endpoints.setUserRoles, async ({ caller, params, body }) => {
      const { join, leave } = roleChanges(await users.roles(params.id), body.roles);
      if (leave.includes('admin')) assertNotOneself(caller.userId, params.id, 'take the admin role from');
      for (const role of join) await users.grant(params.id, role);
      for (const role of leave) await users.revoke(params.id, role);
      return show(params.id);
    })
    .on(endpoints.disableUser, async ({ caller, params }) => {
      assertNotOneself(caller.userId, params.id, 'disable');
      await users.disable(params.id);
      return show(params.id);
    })
    .on(endpoints.enableUser, async ({ params }) => {
      await users.enable(params.id);
      return show(params.id);
    });
}
