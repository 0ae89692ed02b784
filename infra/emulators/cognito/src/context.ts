import type { AppClient } from './clients/app-client.ts';
import { resourceNotFound } from './errors.ts';
import type { Outbox } from './outbox/outbox.ts';
import type { UserPool } from './pools/user-pool.ts';
import type { Revocations } from './sessions/revocations.ts';
import type { Sealer } from './sessions/sealer.ts';
import type { SigningKeys } from './sessions/signing-keys.ts';
import type { AccessKey } from './signature/verify-signature.ts';
import type { Database } from './store/database.ts';
import type { Passwords } from './users/passwords.ts';
import type { UserDirectory } from './users/user-directory.ts';

/** What every operation works with. */
export interface Context {
  readonly region: string;
  /** Scheme, host and port that issuers and endpoints are named with. */
  readonly origin: string;
  readonly accessKeys: readonly AccessKey[];
  readonly database: Database;
  readonly users: UserDirectory;
  readonly passwords: Passwords;
  readonly revocations: Revocations;
  readonly sealer: Sealer;
  readonly signingKeys: SigningKeys;
  readonly outbox: Outbox;
  /** Milliseconds since 1970. */
  now(): number;
}

/** The pool, or ResourceNotFoundException. */
export function requirePool(context: Context, poolId: string): UserPool {
  const pool = context.database.pools.get(poolId);
  if (!pool) throw resourceNotFound(`User pool ${poolId} does not exist.`);
  return pool;
}

/** The client and its pool, or ResourceNotFoundException; with a pool id the client must belong to it. */
export function requireClient(
  context: Context,
  clientId: string,
  poolId?: string,
): { client: AppClient; pool: UserPool } {
  if (poolId !== undefined) requirePool(context, poolId);
  const client = context.database.clients.get(clientId);
  if (!client || (poolId !== undefined && client.poolId !== poolId)) {
    throw resourceNotFound(`User pool client ${clientId} does not exist.`);
  }
  return { client, pool: requirePool(context, client.poolId) };
}
