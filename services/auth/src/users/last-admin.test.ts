import { describe, expect, it } from 'vitest';
import { assertAnotherAdmin } from './manage-users.ts';
import type { Account, UserPoolClient } from './user-pool-client.ts';

const account = (id: string, disabled = false): Account => ({
  id,
  email: `${id}@eshop.example`,
  name: id,
  disabled,
  createdAt: new Date(0),
  endedSessions: undefined,
});

const shopWith = (...admins: Account[]) => ({
  users: { members: async () => admins } as Pick<UserPoolClient, 'members'> as UserPoolClient,
});

describe('the last admin', () => {
  it('stays, also when others are locked out', async () => {
    const alone = assertAnotherAdmin(shopWith(account('ann'), account('bob', true)), 'ann');
    await expect(alone).rejects.toMatchObject({ problem: { code: 'INVALID_STATE' } });
  });

  it('is not one of two', async () => {
    await assertAnotherAdmin(shopWith(account('ann'), account('bob')), 'ann');
  });
});
