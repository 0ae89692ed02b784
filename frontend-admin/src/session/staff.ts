import 'server-only';
import { verify } from '@eshop/contracts/api/auth';
import { callAsVisitor, requirePerson } from '@eshop/site/session/visitor.ts';
import { forbidden } from 'next/navigation';
import { cache } from 'react';
import { isStaff, type Staff, type StaffRole } from './staff-role.ts';

/**
 * The member of staff who looks at this page, as the shop says now: a role taken away or an account disabled counts
 * at once. A guest is sent to sign in; somebody without a role of staff is refused.
 */
export const currentStaff = cache(async (): Promise<Staff> => {
  const person = await requirePerson();
  const { userId, roles } = await callAsVisitor(verify);
  const own = roles.filter(isStaff);
  if (own.length === 0 || userId !== person.id) forbidden();
  return { ...person, roles: own };
});

/**
 * The member of staff, who must hold one of these roles (any, if none is named). First thing in every page, action and
 * route: what the services would refuse anyway is refused here in words.
 */
export async function requireStaff(...anyOf: readonly StaffRole[]): Promise<Staff> {
  const staff = await currentStaff();
  if (anyOf.length > 0 && !anyOf.some((role) => staff.roles.includes(role))) forbidden();
  return staff;
}
