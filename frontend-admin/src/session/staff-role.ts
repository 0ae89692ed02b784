import type { Role } from '@eshop/contracts/endpoint';

const staffRoles = ['admin', 'warehouse'] as const satisfies readonly Role[];

/** Roles that people who run the shop hold. */
export type StaffRole = (typeof staffRoles)[number];

/** A member of staff. */
export type Staff = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly StaffRole[];
};

export const isStaff = (role: string): role is StaffRole => (staffRoles as readonly string[]).includes(role);

export const isAdmin = ({ roles }: Pick<Staff, 'roles'>): boolean => roles.includes('admin');
