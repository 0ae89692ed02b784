import type { PersonRole, User } from '@eshop/contracts/api/auth';
import type { AuditAct } from '@eshop/kit/audit';
import type { Caller } from '@eshop/kit/auth';
import { forbidden } from '@eshop/kit/errors';
import { withTrail } from '../audit/with-trail.ts';
import type { Context } from '../context.ts';
import { assertNotOneself, lastAdmin, roleChanges, rolesOfGroups } from '../roles/role.ts';
import { presentUser } from './present-user.ts';

/** An account with its roles. @throws 404 */
export async function showUser({ users }: Pick<Context, 'users'>, id: string): Promise<User> {
  const [account, roles] = await Promise.all([users.get(id), users.roles(id)]);
  return presentUser(account, roles);
}

/** Gives a user exactly these roles. @throws 404; 409 `INVALID_STATE` for one's own admin role and for the last admin's. */
export const setRoles = (
  context: Context,
  caller: Caller,
  id: string,
  wanted: readonly PersonRole[],
): Promise<User> =>
  asAdmin(context, caller, async () => {
    const before = await context.users.roles(id);
    const { join, leave } = roleChanges(before, wanted);
    if (leave.includes('admin')) {
      assertNotOneself(caller.userId, id, 'take the admin role from');
      await assertAnotherAdmin(context, id);
    }
    if (join.length + leave.length > 0) {
      const act = actOn(id, 'user.set-roles', { roles: before }, { roles: rolesOfGroups(wanted) });
      await withTrail(context, caller, act, async () => {
        for (const role of join) await context.users.grant(id, role);
        for (const role of leave) await context.users.revoke(id, role);
      });
    }
    return showUser(context, id);
  });

/** Locks a user out. @throws 404; 409 `INVALID_STATE` for oneself and for the last admin */
export const disableUser = (context: Context, caller: Caller, id: string): Promise<User> =>
  asAdmin(context, caller, async () => {
    assertNotOneself(caller.userId, id, 'disable');
    const { disabled, roles } = await showUser(context, id);
    if (!disabled && roles.includes('admin')) await assertAnotherAdmin(context, id);
    const disable = () => context.users.disable(id);
    const act = actOn(id, 'user.disable', { disabled: false }, { disabled: true });
    // Once more for one who is disabled already: their sessions may not have ended the first time.
    await (disabled ? disable() : withTrail(context, caller, act, disable));
    return showUser(context, id);
  });

/** Lets a user in again. @throws 404 */
export async function enableUser(context: Context, caller: Caller, id: string): Promise<User> {
  const { disabled } = await context.users.get(id);
  const act = actOn(id, 'user.enable', { disabled: true }, { disabled: false });
  if (disabled) await withTrail(context, caller, act, () => context.users.enable(id));
  return showUser(context, id);
}

/** Ends all sessions of a user; every service refuses their tokens within 60 seconds. @throws 404 */
export async function signOutUser(context: Context, caller: Caller, id: string): Promise<void> {
  await context.users.get(id);
  const act = actOn(id, 'user.sign-out', null, null);
  await withTrail(context, caller, act, () => context.users.signOutEverywhere(id));
}

/** Deletes the caller's own account for good. @throws 409 `INVALID_STATE` for the last admin */
export async function deleteOwnAccount(context: Context, caller: Caller): Promise<void> {
  const { users } = context;
  if (!(await users.roles(caller.userId)).includes('admin')) return users.remove(caller.token);
  await context.inTurn(async () => {
    await assertAnotherAdmin(context, caller.userId);
    await users.remove(caller.token);
  });
}

/** Acts that could leave the shop without an admin follow each other in all instances, and each asks whether its actor is still one. */
const asAdmin = <Result>(context: Context, caller: Caller, act: () => Promise<Result>): Promise<Result> =>
  context.inTurn(async () => {
    const actor = await showUser(context, caller.userId);
    if (actor.disabled || !actor.roles.includes('admin')) throw forbidden();
    return act();
  });

/** @throws 409 `INVALID_STATE` when nobody else could let people in again */
export async function assertAnotherAdmin({ users }: Pick<Context, 'users'>, id: string): Promise<void> {
  const admins = await users.members('admin');
  if (!admins.some((admin) => admin.id !== id && !admin.disabled)) throw lastAdmin();
}

/** Names and addresses stay out of the trail, which outlives accounts: who it was is asked for by the id. */
const actOn = (
  id: string,
  action: AuditAct['action'],
  before: AuditAct['before'],
  after: AuditAct['after'],
): AuditAct => ({ action, subject: { type: 'user', id }, before, after });
