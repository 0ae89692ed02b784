import {
  AdminGetUserCommand,
  ChangePasswordCommand,
  ConfirmForgotPasswordCommand,
  DeleteUserCommand,
  ForgotPasswordCommand,
  GetUserAttributeVerificationCodeCommand,
  GetUserCommand,
  UpdateUserAttributesCommand,
  VerifyUserAttributeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { codesTo, newEmail, PASSWORD, present, useEmulator } from './emulator.ts';

const NEW_PASSWORD = 'Better-battery-2';
const HOUR = 3_600_000;

async function useSignedIn(pool = {}, client = {}) {
  const emulator = await useEmulator();
  const shop = await emulator.newShop(pool, client);
  const { email, sub } = await emulator.newUser(shop.clientId);
  const { accessToken } = await emulator.signIn(shop.clientId, email);
  return {
    ...emulator,
    ...shop,
    email,
    sub,
    accessToken,
    update: (attributes: Record<string, string>) =>
      emulator.sdk.send(
        new UpdateUserAttributesCommand({
          AccessToken: accessToken,
          UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
        }),
      ),
    verify: (Code: string) =>
      emulator.sdk.send(
        new VerifyUserAttributeCommand({ AccessToken: accessToken, AttributeName: 'email', Code }),
      ),
    attributes: async () => {
      const { UserAttributes } = await emulator.sdk.send(new GetUserCommand({ AccessToken: accessToken }));
      return Object.fromEntries((UserAttributes ?? []).map(({ Name, Value }) => [Name, Value]));
    },
  };
}

describe('the own attributes', () => {
  it('are read and changed, and removed by an empty value', async () => {
    const user = await useSignedIn();
    await user.update({ name: 'Ána 🚗', locale: 'sk' });
    expect(await user.attributes()).toEqual({
      sub: user.sub,
      email: user.email,
      email_verified: 'true',
      name: 'Ána 🚗',
      locale: 'sk',
    });
    await user.update({ locale: '' });
    expect(await user.attributes()).not.toHaveProperty('locale');
  });

  it.each([
    ['email_verified', 'true', 'NotAuthorizedException'],
    ['sub', 'me', 'InvalidParameterException'],
    ['email', 'no address', 'InvalidParameterException'],
    ['custom:role', 'admin', 'InvalidParameterException'],
  ])('refuse a change of %s', async (name, value, refusal) => {
    const user = await useSignedIn();
    await expect(user.update({ [name]: value })).rejects.toMatchObject({ name: refusal });
  });

  it('are written and read only as far as the client may', async () => {
    const user = await useSignedIn(
      { Schema: [{ Name: 'rank', AttributeDataType: 'String' }] },
      { WriteAttributes: ['name'], ReadAttributes: ['name', 'email'] },
    );
    await expect(user.update({ 'custom:rank': '1' })).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    });
    expect(await user.attributes()).toEqual({ name: 'Ann Example', email: user.email });
  });

  it('hold a new address unverified until its code comes back', async () => {
    const user = await useSignedIn();
    const email = newEmail();
    const { CodeDeliveryDetailsList } = await user.update({ email });
    expect(CodeDeliveryDetailsList).toMatchObject([{ AttributeName: 'email' }]);
    expect(await user.attributes()).toMatchObject({ email, email_verified: 'false' });
    await expect(user.signIn(user.clientId, user.email)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    });
    const code = await user.code(email);
    await expect(user.verify(code === '111111' ? '222222' : '111111')).rejects.toMatchObject({
      name: 'CodeMismatchException',
    });
    await user.verify(code);
    expect(await user.attributes()).toMatchObject({ email, email_verified: 'true' });
    await expect(user.verify(code)).rejects.toMatchObject({ name: 'ExpiredCodeException' });
    await expect(user.signIn(user.clientId, email)).resolves.toHaveProperty('accessToken');
  });

  it('keep the old address until the new one is verified where the pool says so', async () => {
    const user = await useSignedIn({
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
    });
    const email = newEmail();
    await user.update({ email });
    expect(await user.attributes()).toMatchObject({ email: user.email, email_verified: 'true' });
    await user.sdk.send(
      new GetUserAttributeVerificationCodeCommand({ AccessToken: user.accessToken, AttributeName: 'email' }),
    );
    await user.verify(await user.code(email));
    expect(await user.attributes()).toMatchObject({ email, email_verified: 'true' });
  });

  it("refuse another user's address", async () => {
    const user = await useSignedIn();
    const other = await user.newUser(user.clientId);
    await expect(user.update({ email: other.email.toUpperCase() })).rejects.toMatchObject({
      name: 'AliasExistsException',
    });
  });
});

describe('the own password', () => {
  const change = (AccessToken: string, PreviousPassword: string, ProposedPassword: string) =>
    new ChangePasswordCommand({ AccessToken, PreviousPassword, ProposedPassword });

  it('changes for one who knows the present one', async () => {
    const user = await useSignedIn();
    await expect(
      user.sdk.send(change(user.accessToken, 'Wrong-horse-1', NEW_PASSWORD)),
    ).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    });
    await expect(user.sdk.send(change(user.accessToken, PASSWORD, 'weak'))).rejects.toMatchObject({
      name: 'InvalidPasswordException',
    });
    await user.sdk.send(change(user.accessToken, PASSWORD, NEW_PASSWORD));
    await expect(user.signIn(user.clientId, user.email)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    });
    await expect(user.signIn(user.clientId, user.email, NEW_PASSWORD)).resolves.toHaveProperty('accessToken');
  });

  it('can be guessed five times an hour', async () => {
    const user = await useSignedIn();
    for (let index = 0; index < 5; index += 1) {
      await expect(user.sdk.send(change(user.accessToken, 'Wrong-horse-1', NEW_PASSWORD))).rejects.toThrow(
        'Incorrect',
      );
    }
    await expect(user.sdk.send(change(user.accessToken, PASSWORD, NEW_PASSWORD))).rejects.toMatchObject({
      name: 'LimitExceededException',
    });
  });
});

describe('a forgotten password', () => {
  const forgot = (ClientId: string, Username: string) => new ForgotPasswordCommand({ ClientId, Username });
  const confirm = (ClientId: string, Username: string, ConfirmationCode: string, Password = NEW_PASSWORD) =>
    new ConfirmForgotPasswordCommand({ ClientId, Username, ConfirmationCode, Password });

  it('is set anew with the code, once', async () => {
    const user = await useSignedIn();
    const { CodeDeliveryDetails } = await user.sdk.send(forgot(user.clientId, user.email));
    expect(CodeDeliveryDetails).toMatchObject({ DeliveryMedium: 'EMAIL' });
    const [message] = await codesTo(user.port, user.email);
    const { code, purpose } = present(message);
    expect(purpose).toBe('resetPassword');
    await expect(user.sdk.send(confirm(user.clientId, user.email, code, 'weak'))).rejects.toMatchObject({
      name: 'InvalidPasswordException',
    });
    const once = await Promise.allSettled(
      [1, 2, 3].map(() => user.sdk.send(confirm(user.clientId, user.email, code))),
    );
    expect(once.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(user.signIn(user.clientId, user.email)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    });
    await expect(user.signIn(user.clientId, user.email, NEW_PASSWORD)).resolves.toHaveProperty('accessToken');
  });

  it('needs the right code in its time', async () => {
    const user = await useSignedIn();
    await expect(user.sdk.send(confirm(user.clientId, user.email, '123456'))).rejects.toMatchObject({
      name: 'ExpiredCodeException',
    });
    await user.sdk.send(forgot(user.clientId, user.email));
    const code = await user.code(user.email);
    await expect(
      user.sdk.send(confirm(user.clientId, user.email, code === '111111' ? '222222' : '111111')),
    ).rejects.toMatchObject({ name: 'CodeMismatchException' });
    user.advance(HOUR);
    await expect(user.sdk.send(confirm(user.clientId, user.email, code))).rejects.toMatchObject({
      name: 'ExpiredCodeException',
    });
  });

  it('tells nothing of users where the client hides them', async () => {
    const user = await useSignedIn();
    const unconfirmed = newEmail();
    await user.signUp(user.clientId, unconfirmed);
    for (const email of [newEmail(), unconfirmed]) {
      await expect(user.sdk.send(forgot(user.clientId, email))).resolves.toHaveProperty(
        'CodeDeliveryDetails',
      );
      await expect(user.sdk.send(confirm(user.clientId, email, '123456'))).rejects.toMatchObject({
        name: 'ExpiredCodeException',
      });
      const sent = await codesTo(user.port, email);
      expect(sent.filter(({ purpose }) => purpose === 'resetPassword')).toEqual([]);
    }
    const open = await user.newClient(user.poolId, { PreventUserExistenceErrors: 'LEGACY' });
    await expect(user.sdk.send(forgot(present(open.ClientId), newEmail()))).rejects.toMatchObject({
      name: 'UserNotFoundException',
    });
    await expect(user.sdk.send(forgot(present(open.ClientId), unconfirmed))).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
  });

  it('is asked for at most twenty times an hour', async () => {
    const user = await useSignedIn();
    for (let index = 0; index < 20; index += 1) await user.sdk.send(forgot(user.clientId, user.email));
    await expect(user.sdk.send(forgot(user.clientId, user.email))).rejects.toMatchObject({
      name: 'LimitExceededException',
    });
  });
});

describe('deleting oneself', () => {
  it('frees the address and leaves nothing of the user', async () => {
    const user = await useSignedIn();
    await user.sdk.send(new DeleteUserCommand({ AccessToken: user.accessToken }));
    await expect(
      user.sdk.send(new AdminGetUserCommand({ UserPoolId: user.poolId, Username: user.email })),
    ).rejects.toMatchObject({ name: 'UserNotFoundException' });
    const again = await user.newUser(user.clientId, user.email);
    expect(again.sub).not.toBe(user.sub);
    await expect(user.attributes()).rejects.toMatchObject({ name: 'UserNotFoundException' });
  });
});
