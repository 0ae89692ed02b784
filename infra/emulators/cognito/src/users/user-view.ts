import { seconds } from '../pools/user-pool-view.ts';
import { attributeList } from './attributes.ts';
import type { User } from './user.ts';

const facts = (user: User) => ({
  Username: user.username,
  UserCreateDate: seconds(user.createdAt),
  UserLastModifiedDate: seconds(user.updatedAt),
  Enabled: user.enabled,
  UserStatus: user.status,
});

/** The user as lists and AdminCreateUser show it; with names given, these attributes only. */
export const userView = (user: User, names?: readonly string[]) => ({
  ...facts(user),
  Attributes: attributeList(user.attributes, names),
});

/** The user as AdminGetUser shows it. */
export const adminUserView = (user: User) => ({
  ...facts(user),
  UserAttributes: attributeList(user.attributes),
});
