import {
  AdminConfirmSignUpCommand,
  AdminGetUserCommand,
  ConfirmSignUpCommand,
  ResendConfirmationCodeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { codesTo, newEmail, PASSWORD, present, secretHash, useEmulator } from './emulator.ts';

const HOUR = 3_600_000;

describe('signing up', () => {
  it('sends a code whose confirmation verifies the address and lets the user in', async () => {
    const emulator = await useEmulator();
    const { poolId, clientId } = await emulator.newShop();
    const email = newEmail();

    const signedUp = await emulator.signUp(clientId, email);
    expect(signedUp).toMatchObject({
      UserConfirmed: false,
      CodeDeliveryDetails: { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'u***@s***' },
    });
    await expect(emulator.signIn(clientId, email)).rejects.toMatchObject({
      name: 'UserNotConfirmedException',
    });
    await emulator.sdk.send(
      new ConfirmSignUpCommand({
        ClientId: clientId,
        Username: email,
        ConfirmationCode: await emulator.code(email),
      }),
    );

    const user = await emulator.sdk.send(new AdminGetUserCommand({ UserPoolId: poolId, Username: email }));
    expect(user).toMatchObject({ Username: signedUp.UserSub, UserStatus: 'CONFIRMED', Enabled: true });
    expect(user.UserAttributes).toEqual(
      expect.arrayContaining([
        { Name: 'sub', Value: signedUp.UserSub },
        { Name: 'email', Value: email },
        { Name: 'email_verified', Value: 'true' },
        { Name: 'name', Value: 'Ann Example' },
      ]),
    );
    await expect(emulator.signIn(clientId, email)).resolves.toHaveProperty('accessToken');
  });

  it('takes an address once, whatever its case and however many ask at once', async () => {
    const emulator = await useEmulator();
    const { clientId } = await emulator.newShop();
    const email = newEmail();
    const results = await Promise.allSettled(
      [email, email, email.toUpperCase(), email].map((spelling) => emulator.signUp(clientId, spelling)),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused.map(({ reason }) => reason.name)).toEqual(Array(3).fill('UsernameExistsException'));
  });

  it.each([
    ['short', 'Ab1-', 'not long enough'],
    ['without capitals', 'correct-horse-1', 'uppercase'],
    ['without small letters', 'CORRECT-HORSE-1', 'lowercase'],
    ['without digits', 'Correct-horse', 'numeric'],
    ['without symbols', 'Correcthorse1', 'symbol'],
  ])('refuses a password %s', async (_, Password, rule) => {
    const emulator = await useEmulator();
    const { clientId } = await emulator.newShop();
    const attempt = emulator.sdk.send(
      new SignUpCommand({ ClientId: clientId, Username: newEmail(), Password }),
    );
    await expect(attempt).rejects.toMatchObject({
      name: 'InvalidPasswordException',
      message: expect.stringContaining(rule),
    });
  });

  it.each([
    ['a name that is no address', { Username: 'ann' }, 'InvalidParameterException'],
    [
      'an unknown attribute',
      { UserAttributes: [{ Name: 'shoe', Value: '42' }] },
      'InvalidParameterException',
    ],
    [
      'another address',
      { UserAttributes: [{ Name: 'email', Value: 'x@y.example' }] },
      'InvalidParameterException',
    ],
    [
      'a verified address',
      { UserAttributes: [{ Name: 'email_verified', Value: 'true' }] },
      'NotAuthorizedException',
    ],
    ['a sub', { UserAttributes: [{ Name: 'sub', Value: 'me' }] }, 'InvalidParameterException'],
    ['an unknown client', { ClientId: 'nobody' }, 'ResourceNotFoundException'],
    ['no password', { Password: '' }, 'InvalidParameterException'],
    [
      'a huge name',
      { UserAttributes: [{ Name: 'name', Value: 'x'.repeat(2049) }] },
      'InvalidParameterException',
    ],
  ])('refuses %s', async (_, change, name) => {
    const emulator = await useEmulator();
    const { clientId } = await emulator.newShop();
    const input = { ClientId: clientId, Username: newEmail(), Password: PASSWORD, ...change };
    await expect(emulator.sdk.send(new SignUpCommand(input))).rejects.toMatchObject({ name });
  });

  it('requires the attributes that the pool requires', async () => {
    const emulator = await useEmulator();
    const { clientId } = await emulator.newShop({ Schema: [{ Name: 'name', Required: true }] });
    const input = { ClientId: clientId, Username: newEmail(), Password: PASSWORD };
    await expect(emulator.sdk.send(new SignUpCommand(input))).rejects.toThrow(
      'name: The attribute is required',
    );
  });

  it('is closed where only operators make users', async () => {
    const emulator = await useEmulator();
    const { clientId } = await emulator.newShop({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    });
    await expect(emulator.signUp(clientId, newEmail())).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    });
  });

  it('asks clients with a secret for its hash', async () => {
    const emulator = await useEmulator();
    const poolId = await emulator.newPool();
    const client = await emulator.newClient(poolId, { GenerateSecret: true });
    const [ClientId, secret] = [present(client.ClientId), present(client.ClientSecret)];
    const email = newEmail();
    const input = { ClientId, Username: email, Password: PASSWORD };
    await expect(emulator.sdk.send(new SignUpCommand(input))).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    });
    const wrong = { ...input, SecretHash: secretHash(email, ClientId, 'guess') };
    await expect(emulator.sdk.send(new SignUpCommand(wrong))).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    });
    const right = { ...input, SecretHash: secretHash(email, ClientId, secret) };
    await expect(emulator.sdk.send(new SignUpCommand(right))).resolves.toMatchObject({
      UserConfirmed: false,
    });
  });
});

describe('confirming', () => {
  const confirm = (ClientId: string, Username: string, ConfirmationCode: string) =>
    new ConfirmSignUpCommand({ ClientId, Username, ConfirmationCode });
  const wrongOf = (code: string) => (code === '000000' ? '000001' : '000000');

  it('refuses a wrong, an old and a used code', async () => {
    const emulator = await useEmulator();
    const { clientId } = await emulator.newShop();
    const email = newEmail();
    await emulator.signUp(clientId, email);
    const first = await emulator.code(email);
    await expect(emulator.sdk.send(confirm(clientId, email, wrongOf(first)))).rejects.toMatchObject({
      name: 'CodeMismatchException',
    });
    emulator.advance(25 * HOUR);
    await expect(emulator.sdk.send(confirm(clientId, email, first))).rejects.toMatchObject({
      name: 'ExpiredCodeException',
    });
    await emulator.sdk.send(new ResendConfirmationCodeCommand({ ClientId: clientId, Username: email }));
    const second = await emulator.code(email);
    await emulator.sdk.send(confirm(clientId, email, second));
    await expect(emulator.sdk.send(confirm(clientId, email, second))).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    });
  });

  it('stops guessing after 15 tries an hour', async () => {
    const emulator = await useEmulator();
    const { clientId } = await emulator.newShop();
    const email = newEmail();
    await emulator.signUp(clientId, email);
    const code = await emulator.code(email);
    for (let index = 0; index < 15; index += 1) {
      await expect(emulator.sdk.send(confirm(clientId, email, wrongOf(code)))).rejects.toMatchObject({
        name: 'CodeMismatchException',
      });
    }
    await expect(emulator.sdk.send(confirm(clientId, email, code))).rejects.toMatchObject({
      name: 'LimitExceededException',
    });
    emulator.advance(HOUR);
    await emulator.sdk.send(confirm(clientId, email, code));
  });

  it('tells nothing of unknown users where the client hides them', async () => {
    const emulator = await useEmulator();
    const poolId = await emulator.newPool();
    const hiding = present((await emulator.newClient(poolId)).ClientId);
    const open = present(
      (await emulator.newClient(poolId, { PreventUserExistenceErrors: 'LEGACY' })).ClientId,
    );
    const nobody = newEmail();
    await expect(emulator.sdk.send(confirm(hiding, nobody, '123456'))).rejects.toMatchObject({
      name: 'ExpiredCodeException',
    });
    await expect(emulator.sdk.send(confirm(open, nobody, '123456'))).rejects.toMatchObject({
      name: 'UserNotFoundException',
    });
    await expect(
      emulator.sdk.send(new ResendConfirmationCodeCommand({ ClientId: hiding, Username: nobody })),
    ).resolves.toHaveProperty('CodeDeliveryDetails');
    expect(await codesTo(emulator.port, nobody)).toEqual([]);
  });

  it('resends at most five codes an hour, and none to the confirmed', async () => {
    const emulator = await useEmulator();
    const { clientId } = await emulator.newShop();
    const email = newEmail();
    await emulator.signUp(clientId, email);
    const resend = new ResendConfirmationCodeCommand({ ClientId: clientId, Username: email });
    for (let index = 0; index < 5; index += 1) await emulator.sdk.send(resend);
    await expect(emulator.sdk.send(resend)).rejects.toMatchObject({ name: 'LimitExceededException' });
    await emulator.sdk.send(confirm(clientId, email, await emulator.code(email)));
    await expect(emulator.sdk.send(resend)).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  it('by an operator lets the user in without verifying the address', async () => {
    const emulator = await useEmulator();
    const { poolId, clientId } = await emulator.newShop();
    const email = newEmail();
    await emulator.signUp(clientId, email);
    await emulator.sdk.send(new AdminConfirmSignUpCommand({ UserPoolId: poolId, Username: email }));
    await expect(emulator.signIn(clientId, email)).resolves.toHaveProperty('accessToken');
    const user = await emulator.sdk.send(new AdminGetUserCommand({ UserPoolId: poolId, Username: email }));
    expect(user.UserAttributes).toContainEqual({ Name: 'email_verified', Value: 'false' });
    await expect(
      emulator.sdk.send(new AdminConfirmSignUpCommand({ UserPoolId: poolId, Username: email })),
    ).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });
});
