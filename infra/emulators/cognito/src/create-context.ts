import type { Context } from './context.ts';
import { timeOfUuid } from './ids.ts';
import { createOutbox } from './outbox/outbox.ts';
import { createRevocations } from './sessions/revocations.ts';
import { createSealer } from './sessions/sealer.ts';
import { sealingKey } from './sessions/server-secret.ts';
import { withSessionsEnded } from './sessions/session.ts';
import { createSigningKeys } from './sessions/signing-keys.ts';
import type { CognitoEmulatorOptions } from './start-cognito-emulator.ts';
import { openDatabase } from './store/database.ts';
import { createPasswords } from './users/passwords.ts';
import { createUserDirectory } from './users/user-directory.ts';

/** Opens the stored state and builds what operations work with; throws when the state is damaged. */
export function createContext(options: CognitoEmulatorOptions, origin: string): Context {
  const { dataDir, now = Date.now, onFault = () => {} } = options;
  const database = openDatabase(dataDir, onFault);
  const users = createUserDirectory(database.users, (poolId) => database.pools.get(poolId));
  const context: Context = {
    region: options.region ?? 'eu-central-1',
    origin,
    accessKeys: options.accessKeys,
    database,
    users,
    passwords: createPasswords(),
    revocations: createRevocations(database.revocations, now, ({ poolId, username, session }) => {
      const pool = database.pools.get(poolId);
      const user = users.byUsername(poolId, username);
      if (pool && user) users.save(pool, withSessionsEnded(user, timeOfUuid(session)));
    }),
    sealer: createSealer(sealingKey(database.secrets), now),
    signingKeys: createSigningKeys(),
    outbox: createOutbox({ dataDir, now, deliver: options.deliver, onFailure: onFault }),
    now,
  };
  database.flush();
  return context;
}
