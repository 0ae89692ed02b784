import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminRespondToAuthChallengeCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  CreateGroupCommand,
  DeleteGroupCommand,
  GetGroupCommand,
  InitiateAuthCommand,
  ListGroupsCommand,
  ListUsersCommand,
  ListUsersInGroupCommand,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { codesTo, newEmail, PASSWORD, present, useEmulator } from './emulator.ts';

const DAY = 86_400_000;

async function useShop(pool = {}) {
  const emulator = await useEmulator();
  const shop = await emulator.newShop(pool);
  const invite = (Username: string, change = {}) =>
    emulator.sdk.send(new AdminCreateUserCommand({ UserPoolId: shop.poolId, Username, ...change }));
  const initiate = (USERNAME: string, password: string) =>
    emulator.sdk.send(
      new InitiateAuthCommand({
        ClientId: shop.clientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME, PASSWORD: password },
      }),
    );
  const respond = (Session: string | undefined, responses: Record<string, string>) =>
    emulator.sdk.send(
      new RespondToAuthChallengeCommand({
        ClientId: shop.clientId,
        ChallengeName: 'NEW_PASSWORD_REQUIRED',
        Session,
        ChallengeResponses: responses,
      }),
    );
  const status = async (Username: string) =>
    (await emulator.sdk.send(new AdminGetUserCommand({ UserPoolId: shop.poolId, Username }))).UserStatus;
  return { ...emulator, ...shop, invite, initiate, respond, status };
}

describe('an invited user', () => {
  it('gets a temporary password and must choose an own one', async () => {
    const shop = await useShop();
    const email = newEmail();
    const { User } = await shop.invite(email, {
      UserAttributes: [
        { Name: 'email', Value: email },
        { Name: 'email_verified', Value: 'true' },
      ],
    });
    expect(User).toMatchObject({ UserStatus: 'FORCE_CHANGE_PASSWORD', Enabled: true });
    expect(User?.UserCreateDate).toBeInstanceOf(Date);
    const [message] = await codesTo(shop.port, email);
    expect(message).toMatchObject({ purpose: 'invitation', email });

    const challenge = await shop.initiate(email, present(message).code);
    expect(challenge).toMatchObject({
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      ChallengeParameters: { USER_ID_FOR_SRP: User?.Username, requiredAttributes: '[]' },
    });
    expect(challenge.AuthenticationResult).toBeUndefined();
    const responses = { USERNAME: email, NEW_PASSWORD: PASSWORD, 'userAttributes.name': 'Ben' };
    await expect(
      shop.respond(challenge.Session, { ...responses, NEW_PASSWORD: 'weak' }),
    ).rejects.toMatchObject({
      name: 'InvalidPasswordException',
    });
    const answer = await shop.respond(challenge.Session, responses);
    expect(answer.AuthenticationResult).toHaveProperty('AccessToken');
    expect(await shop.status(email)).toBe('CONFIRMED');
    await expect(shop.respond(challenge.Session, responses)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    });
    await expect(shop.signIn(shop.clientId, email)).resolves.toHaveProperty('idToken');
  });

  it('answers the challenge through an operator too', async () => {
    const shop = await useShop();
    const email = newEmail();
    await shop.invite(email, { TemporaryPassword: PASSWORD });
    const { Session } = await shop.initiate(email, PASSWORD);
    const answer = await shop.sdk.send(
      new AdminRespondToAuthChallengeCommand({
        UserPoolId: shop.poolId,
        ClientId: shop.clientId,
        ChallengeName: 'NEW_PASSWORD_REQUIRED',
        Session,
        ChallengeResponses: { USERNAME: email, NEW_PASSWORD: 'Better-battery-2' },
      }),
    );
    expect(answer.AuthenticationResult).toHaveProperty('AccessToken');
  });

  it('has three minutes for the challenge and a week for the password', async () => {
    const shop = await useShop();
    const email = newEmail();
    await shop.invite(email, { TemporaryPassword: PASSWORD, MessageAction: 'SUPPRESS' });
    expect(await codesTo(shop.port, email)).toEqual([]);
    const { Session } = await shop.initiate(email, PASSWORD);
    shop.advance(180_000);
    const responses = { USERNAME: email, NEW_PASSWORD: 'Better-battery-2' };
    await expect(shop.respond(Session, responses)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    await expect(shop.respond('x'.repeat(40), responses)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    });
    shop.advance(7 * DAY);
    await expect(shop.initiate(email, PASSWORD)).rejects.toThrow('Temporary password has expired');
    await shop.invite(email, { MessageAction: 'RESEND' });
    await expect(shop.initiate(email, await shop.code(email))).resolves.toHaveProperty('Session');
  });

  it('is refused when there, and resent only while it waits', async () => {
    const shop = await useShop();
    const email = newEmail();
    await expect(shop.invite(email, { MessageAction: 'RESEND' })).rejects.toMatchObject({
      name: 'UserNotFoundException',
    });
    const both = await Promise.allSettled([shop.invite(email), shop.invite(email.toUpperCase())]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(shop.invite(email)).rejects.toMatchObject({ name: 'UsernameExistsException' });
    await shop.sdk.send(
      new AdminSetUserPasswordCommand({
        UserPoolId: shop.poolId,
        Username: email,
        Password: PASSWORD,
        Permanent: true,
      }),
    );
    await expect(shop.invite(email, { MessageAction: 'RESEND' })).rejects.toMatchObject({
      name: 'UnsupportedUserStateException',
    });
    await expect(shop.invite(newEmail(), { TemporaryPassword: 'weak' })).rejects.toMatchObject({
      name: 'InvalidPasswordException',
    });
  });
});

describe('an operator', () => {
  it('sets a lasting or a temporary password', async () => {
    const shop = await useShop();
    const { email } = await shop.newUser(shop.clientId);
    const set = (Password: string, Permanent?: boolean) =>
      shop.sdk.send(
        new AdminSetUserPasswordCommand({ UserPoolId: shop.poolId, Username: email, Password, Permanent }),
      );
    await set('Better-battery-2', true);
    await expect(shop.signIn(shop.clientId, email, 'Better-battery-2')).resolves.toHaveProperty(
      'accessToken',
    );
    await set('Another-staple-3');
    expect(await shop.status(email)).toBe('FORCE_CHANGE_PASSWORD');
    await expect(shop.initiate(email, 'Another-staple-3')).resolves.toHaveProperty(
      'ChallengeName',
      'NEW_PASSWORD_REQUIRED',
    );
    await expect(set('weak', true)).rejects.toMatchObject({ name: 'InvalidPasswordException' });
  });

  it('changes and verifies attributes', async () => {
    const shop = await useShop();
    const { email, sub } = await shop.newUser(shop.clientId);
    const change = (attributes: Record<string, string>) =>
      shop.sdk.send(
        new AdminUpdateUserAttributesCommand({
          UserPoolId: shop.poolId,
          Username: sub,
          UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
        }),
      );
    const moved = newEmail();
    await change({ email: moved, email_verified: 'true', name: 'Cleo' });
    const user = await shop.sdk.send(new AdminGetUserCommand({ UserPoolId: shop.poolId, Username: moved }));
    expect(user.UserAttributes).toEqual(
      expect.arrayContaining([
        { Name: 'email', Value: moved },
        { Name: 'email_verified', Value: 'true' },
        { Name: 'name', Value: 'Cleo' },
      ]),
    );
    expect(await codesTo(shop.port, moved)).toEqual([]);
    const other = await shop.newUser(shop.clientId, email);
    await expect(change({ email: other.email })).rejects.toMatchObject({ name: 'AliasExistsException' });
  });

  it('is told when a user or pool is unknown', async () => {
    const shop = await useShop();
    const unknown = { UserPoolId: shop.poolId, Username: newEmail() };
    const attempts = await Promise.allSettled([
      shop.sdk.send(new AdminGetUserCommand(unknown)),
      shop.sdk.send(new AdminDeleteUserCommand(unknown)),
      shop.sdk.send(new AdminDisableUserCommand(unknown)),
      shop.sdk.send(new AdminListGroupsForUserCommand(unknown)),
    ]);
    expect(attempts).toMatchObject(Array(4).fill({ reason: { name: 'UserNotFoundException' } }));
    await expect(
      shop.sdk.send(new AdminGetUserCommand({ UserPoolId: 'eu-central-1_Nowhere00', Username: newEmail() })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(
      shop.sdk.send(new AdminGetUserCommand({ UserPoolId: '../etc', Username: newEmail() })),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });
});

describe('listing users', () => {
  it('pages through all of them once, while users come and go', async () => {
    const shop = await useShop();
    const emails = await Promise.all(
      Array.from({ length: 7 }, async () => {
        const email = newEmail();
        await shop.invite(email, { MessageAction: 'SUPPRESS' });
        return email;
      }),
    );
    const list = (PaginationToken?: string) =>
      shop.sdk.send(new ListUsersCommand({ UserPoolId: shop.poolId, Limit: 3, PaginationToken }));
    const first = await list();
    const lastOfFirst = present(first.Users?.at(-1)?.Username);
    await shop.sdk.send(new AdminDeleteUserCommand({ UserPoolId: shop.poolId, Username: lastOfFirst }));
    const second = await list(first.PaginationToken);
    const third = await list(second.PaginationToken);
    const all = [first, second, third].flatMap(({ Users }) => Users ?? []);
    const found = all.map(({ Attributes }) => Attributes?.find(({ Name }) => Name === 'email')?.Value);
    expect(found.toSorted()).toEqual(emails.toSorted());
    expect(third.PaginationToken).toBeUndefined();
    await expect(list('nonsense')).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  it('filters by address, sub, name, status and state', async () => {
    const shop = await useShop();
    const ann = await shop.newUser(shop.clientId, `ann-${newEmail()}`);
    const bob = `bob-${newEmail()}`;
    await shop.signUp(shop.clientId, bob, 'Bob "the" Builder');
    await shop.sdk.send(new AdminDisableUserCommand({ UserPoolId: shop.poolId, Username: ann.email }));
    const find = async (Filter: string) => {
      const { Users } = await shop.sdk.send(new ListUsersCommand({ UserPoolId: shop.poolId, Filter }));
      return (Users ?? []).map(({ Attributes }) => Attributes?.find(({ Name }) => Name === 'email')?.Value);
    };
    expect(await find(`email = "${ann.email}"`)).toEqual([ann.email]);
    expect(await find('email ^= "ann-"')).toEqual([ann.email]);
    expect(await find('email ^= "nn-"')).toEqual([]);
    expect(await find(`sub = "${ann.sub}"`)).toEqual([ann.email]);
    expect(await find('name = "Bob \\"the\\" Builder"')).toEqual([bob]);
    expect(await find('cognito:user_status = "UNCONFIRMED"')).toEqual([bob]);
    expect(await find('status = "Disabled"')).toEqual([ann.email]);
    expect(await find('status="Enabled"')).toEqual([bob]);
    for (const faulty of [
      'email',
      'email = ann',
      'shoe = "42"',
      'constructor = "x"',
      'email = "a" or name = "b"',
    ]) {
      await expect(find(faulty)).rejects.toMatchObject({ name: 'InvalidParameterException' });
    }
  });

  it('shows the attributes asked for, and at most 60 users', async () => {
    const shop = await useShop();
    await shop.newUser(shop.clientId);
    const { Users } = await shop.sdk.send(
      new ListUsersCommand({ UserPoolId: shop.poolId, AttributesToGet: ['name'] }),
    );
    expect(Users).toMatchObject([{ Attributes: [{ Name: 'name', Value: 'Ann Example' }] }]);
    await expect(
      shop.sdk.send(new ListUsersCommand({ UserPoolId: shop.poolId, Limit: 61 })),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });
});

describe('groups', () => {
  it('are made once, listed and read', async () => {
    const shop = await useShop();
    const admin = { UserPoolId: shop.poolId, GroupName: 'admin' };
    const { Group } = await shop.sdk.send(
      new CreateGroupCommand({ ...admin, Description: 'Runs it', Precedence: 1 }),
    );
    expect(Group).toMatchObject({ ...admin, Description: 'Runs it', Precedence: 1 });
    await expect(shop.sdk.send(new CreateGroupCommand(admin))).rejects.toMatchObject({
      name: 'GroupExistsException',
    });
    expect(await shop.sdk.send(new GetGroupCommand(admin))).toMatchObject({ Group: { GroupName: 'admin' } });
    await expect(shop.sdk.send(new GetGroupCommand({ ...admin, GroupName: 'nobody' }))).rejects.toMatchObject(
      { name: 'ResourceNotFoundException' },
    );
    await shop.sdk.send(new CreateGroupCommand({ ...admin, GroupName: 'warehouse' }));
    const first = await shop.sdk.send(new ListGroupsCommand({ UserPoolId: shop.poolId, Limit: 1 }));
    const second = await shop.sdk.send(
      new ListGroupsCommand({ UserPoolId: shop.poolId, Limit: 1, NextToken: first.NextToken }),
    );
    expect([first, second].flatMap(({ Groups }) => Groups?.map(({ GroupName }) => GroupName))).toEqual([
      'admin',
      'warehouse',
    ]);
  });

  it('gain and lose users by address or sub, each safe to repeat', async () => {
    const shop = await useShop();
    const { email, sub } = await shop.newUser(shop.clientId);
    const admin = { UserPoolId: shop.poolId, GroupName: 'admin' };
    await expect(
      shop.sdk.send(new AdminAddUserToGroupCommand({ ...admin, Username: email })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await shop.sdk.send(new CreateGroupCommand(admin));
    await shop.sdk.send(new AdminAddUserToGroupCommand({ ...admin, Username: email }));
    await shop.sdk.send(new AdminAddUserToGroupCommand({ ...admin, Username: sub }));
    const groupsOf = async (Username: string) => {
      const { Groups } = await shop.sdk.send(
        new AdminListGroupsForUserCommand({ UserPoolId: shop.poolId, Username }),
      );
      return Groups?.map(({ GroupName }) => GroupName);
    };
    expect(await groupsOf(email)).toEqual(['admin']);
    expect(await groupsOf(sub)).toEqual(['admin']);
    const { Users } = await shop.sdk.send(new ListUsersInGroupCommand(admin));
    expect(Users?.map(({ Username }) => Username)).toEqual([sub]);
    await shop.sdk.send(new AdminRemoveUserFromGroupCommand({ ...admin, Username: email }));
    await shop.sdk.send(new AdminRemoveUserFromGroupCommand({ ...admin, Username: email }));
    expect(await groupsOf(email)).toEqual([]);
    await shop.sdk.send(new AdminAddUserToGroupCommand({ ...admin, Username: email }));
    await shop.sdk.send(new DeleteGroupCommand(admin));
    expect(await groupsOf(email)).toEqual([]);
  });
});
