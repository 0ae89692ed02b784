import 'server-only';
import { verify } from '@eshop/contracts/api/auth';
import { callAsVisitor, requirePerson } from '@eshop/site/session/visitor.ts';
import { forbidden } from 'next/navigation';
import { cache } from 'react';
import { isStaff, type Staff, type StaffRole } from './staff-role.ts';

/**
 * The member of staff who looks at this page, as the shop says now: a role taken away or an account disabled counts
 * at once. Null for somebody without a role of staff; a guest is sent to sign in.
 */
export const findStaff = cache(async (): Promise<Staff | null> => {
  const person = await requirePerson();
  const { userId, roles } = await callAsVisitor(verify);
  const own = roles.filter(isStaff);
  return own.length === 0 || userId !== person.id ? null : { ...person, roles: own };
});

/** Whether this member of staff holds one of these roles; any, if none is named. */
const holdsOne = ({ roles }: Staff, anyOf: readonly StaffRole[]): boolean =>
  anyOf.length === 0 || anyOf.some((role) => roles.includes(role));

/**
 * The member of staff, who must hold one of these roles (any, if none is named). First thing in every page, action and
 * route: what the services would refuse anyway is refused here in words.
 */
export async function requireStaff(...anyOf: readonly StaffRole[]): Promise<Staff> {
  const staff = await findStaff();
  return staff && holdsOne(staff, anyOf) ? staff : forbidden();
}
