import { getMe } from '@eshop/contracts/api/auth';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { isProblem } from '../gateway/gateway-problem.ts';
import { callGateway } from '../gateway/request.ts';
import { safePath } from '../session/safe-path.ts';
import { endedSessionCookies } from '../session/session-cookies.ts';
import { currentVisitor, signInPath } from '../session/visitor.ts';

/**
 * Where a page sends somebody whose session the shop does not know any more. It asks once more before it forgets the
 * session, so a link from elsewhere can sign nobody out.
 */
export async function endSession(request: Request): Promise<never> {
  const next = safePath(new URL(request.url).searchParams.get('next'));
  if (!(await isOver())) redirect(next);
  const jar = await cookies();
  for (const cookie of endedSessionCookies()) jar.set(cookie);
  redirect(signInPath(next, { ended: true }));
}

/** Whether nobody is signed in any more. While the shop can't be asked, the session is not given up. */
async function isOver(): Promise<boolean> {
  try {
    const visitor = await currentVisitor();
    if (visitor.accessToken !== undefined) await callGateway(getMe, visitor);
    return visitor.accessToken === undefined;
  } catch (error) {
    return isProblem(error, 'UNAUTHENTICATED', 'NOT_FOUND');
  }
}
