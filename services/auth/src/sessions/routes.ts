import * as endpoints from '@eshop/contracts/api/auth';
import { createRoutes, type Routes } from '@eshop/kit/http';
import type { Context } from '../context.ts';
import { assertSession } from './check-session.ts';
import { endSession } from './end-session.ts';

/** Signing up, in and out. */
export function sessionRoutes(context: Context): Routes {
  const { signIns, sessionChecks } = context;
  return createRoutes(context.http)
    .on(endpoints.signUp, async ({ body }) => ({
      ...(await signIns.signUp(body)),
      email: body.email,
      name: body.name,
    }))
    .on(endpoints.confirm, ({ body }) => signIns.confirm(body.email, body.code))
    .on(endpoints.resendCode, ({ body }) => signIns.resendCode(body.email))
    .on(endpoints.signIn, async ({ body }) => {
      const session = await signIns.signIn(body.email, body.password);
      return { ...session, refreshToken: session.refreshToken ?? '' };
    })
    .on(endpoints.refresh, async ({ body }) => {
      const session = await signIns.refresh(body.refreshToken);
      // A session that was signed out on its own goes on in Cognito's eyes; here it has ended.
      const roles = await assertSession(sessionChecks, session.accessToken);
      return {
        ...session,
        refreshToken: session.refreshToken ?? body.refreshToken,
        user: { ...session.user, roles: roles.filter((role) => role !== 'service') },
      };
    })
    .on(endpoints.signOut, ({ caller, body }) => endSession(context, { caller, ...body }))
    .on(endpoints.forgotPassword, ({ body }) => signIns.forgotPassword(body.email))
    .on(endpoints.resetPassword, ({ body }) => signIns.resetPassword(body))
    .on(endpoints.verify, async ({ caller }) => {
      if (caller.hasRole('service')) return { userId: caller.userId, roles: [...caller.roles] };
      const roles = await assertSession(sessionChecks, caller.token);
      return { userId: caller.userId, roles: [...roles] };
    });
}
