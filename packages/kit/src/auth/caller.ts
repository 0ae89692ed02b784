import type { Role } from '@eshop/contracts/endpoint';

/** Who calls: a person or, with the role `service`, a machine. */
export type Caller = {
  readonly userId: string;
  readonly roles: readonly Role[];
  /** The access token as sent, to be passed on to other services. */
  readonly token: string;
  hasRole(role: Role): boolean;
};

/** Tells who a token belongs to. */
export type TokenVerifier = {
  /** @throws 401 for a bad, expired or signed-out token; 503 when that can't be found out. */
  verify(token: string): Promise<Caller>;
  /** Fetches what it needs to verify at all, unless it has it. @throws when that can't be had now */
  readonly ready?: () => Promise<void>;
};

/** Makes a caller. */
export const newCaller = (userId: string, roles: readonly Role[], token: string): Caller => ({
  userId,
  roles,
  token,
  hasRole: (role) => roles.includes(role),
});
