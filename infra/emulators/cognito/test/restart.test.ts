import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  AdminGetUserCommand,
  GetUserCommand,
  GlobalSignOutCommand,
  InitiateAuthCommand,
  ListUsersCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startCognitoEmulator } from '../src/index.ts';
import { accessKey, clientOf, newEmail, present, useEmulator, withShortcuts } from './emulator.ts';

function useFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cognito-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The emulator as a process; answers when it says that it is ready. */
async function useProcess(dataDir: string, port = 0) {
  const main = join(import.meta.dirname, '../src/main.ts');
  const child: ChildProcess = spawn(process.execPath, [main], {
    env: {
      PORT: String(port),
      DATA_DIR: dataDir,
      AWS_ACCESS_KEY_ID: accessKey.accessKeyId,
      AWS_SECRET_ACCESS_KEY: accessKey.secretAccessKey,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = await once(createInterface(present(child.stdout)), 'line');
  const url = present(/ready on (\S+)/.exec(String(line))?.[1], 'ready line');
  const actualPort = Number(new URL(url).port);
  const sdk = clientOf(actualPort);
  return {
    ...withShortcuts(sdk, actualPort),
    async end(signal: NodeJS.Signals) {
      sdk.destroy();
      child.kill(signal);
      const [code] = await once(child, 'exit');
      return code;
    },
  };
}

describe('the process', () => {
  it('loses nothing that it acknowledged when it is killed', async () => {
    const folder = useFolder();
    const first = await useProcess(folder);
    const { poolId, clientId } = await first.newShop();
    const { email, sub } = await first.newUser(clientId);
    const kept = await first.signIn(clientId, email);
    const other = await first.newUser(clientId);
    const ended = await first.signIn(clientId, other.email);
    await first.sdk.send(new GlobalSignOutCommand({ AccessToken: ended.accessToken }));
    const waiting = newEmail();
    await first.signUp(clientId, waiting);
    const code = await first.code(waiting);
    const acknowledged: string[] = [];
    const writing = Array.from({ length: 40 }, async () => {
      const address = newEmail();
      await first.signUp(clientId, address);
      acknowledged.push(address);
      if (acknowledged.length === 12) await first.end('SIGKILL');
    });
    await Promise.allSettled(writing);

    const second = await useProcess(folder, first.port);
    const issuer = `${second.url}/${poolId}`;
    const keys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`));
    await expect(jwtVerify(kept.accessToken, keys, { issuer })).resolves.toMatchObject({ payload: { sub } });
    await expect(
      second.sdk.send(new GetUserCommand({ AccessToken: kept.accessToken })),
    ).resolves.toMatchObject({
      Username: sub,
    });
    await expect(
      second.sdk.send(new GetUserCommand({ AccessToken: ended.accessToken })),
    ).rejects.toMatchObject({
      message: 'Access Token has been revoked',
    });
    const refresh = new InitiateAuthCommand({
      ClientId: clientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: kept.refreshToken },
    });
    await expect(second.sdk.send(refresh)).resolves.toHaveProperty('AuthenticationResult');
    expect(await second.code(waiting)).toBe(code);
    expect(acknowledged.length).toBeGreaterThanOrEqual(12);
    for (const Username of acknowledged) {
      await expect(
        second.sdk.send(new AdminGetUserCommand({ UserPoolId: poolId, Username })),
      ).resolves.toMatchObject({ UserStatus: 'UNCONFIRMED' });
    }
  });

  it('stops on SIGTERM with exit code 0', async () => {
    const running = await useProcess(useFolder());
    await running.newPool();
    expect(await running.end('SIGTERM')).toBe(0);
  });

  it('names every faulty variable and exits with 1', async () => {
    const child = spawn(process.execPath, [join(import.meta.dirname, '../src/main.ts')], {
      env: { PORT: 'many' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (data) => {
      said += data;
    });
    const [code] = await once(child, 'close');
    expect(code).toBe(1);
    for (const name of ['PORT', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) expect(said).toContain(name);
  });
});

describe('the stored state', () => {
  it('is read again though its last line was torn', async () => {
    const dataDir = useFolder();
    const first = await useEmulator({ dataDir });
    const { poolId, clientId } = await first.newShop();
    await first.newUser(clientId);
    await first.stop();
    appendFileSync(join(dataDir, 'state.jsonl'), '[["users","half');
    const second = await useEmulator({ dataDir });
    await second.newUser(clientId);
    await second.stop();
    const third = await useEmulator({ dataDir });
    const { Users } = await third.sdk.send(new ListUsersCommand({ UserPoolId: poolId }));
    expect(Users).toHaveLength(2);
  });

  it('stops the start when it is damaged elsewhere', async () => {
    const dataDir = useFolder();
    const first = await useEmulator({ dataDir });
    await first.newShop();
    await first.stop();
    const path = join(dataDir, 'state.jsonl');
    writeFileSync(path, readFileSync(path, 'utf8').replace('[["pools"', '[["po'));
    await expect(startCognitoEmulator({ port: 0, dataDir, accessKeys: [accessKey] })).rejects.toThrow(
      'is damaged at byte',
    );
  });

  it('lists users in the same order after each start', async () => {
    const dataDir = useFolder();
    const first = await useEmulator({ dataDir });
    const { poolId, clientId } = await first.newShop();
    const users = [
      await first.newUser(clientId),
      await first.newUser(clientId),
      await first.newUser(clientId),
    ];
    await first.signIn(clientId, present(users[0]).email, 'Wrong-horse-1').catch(() => {});
    await first.stop();
    const second = await useEmulator({ dataDir });
    users.push(await second.newUser(clientId));
    const { Users } = await second.sdk.send(new ListUsersCommand({ UserPoolId: poolId }));
    expect(Users?.map(({ Username }) => Username)).toEqual(users.map(({ sub }) => sub));
  });

  it('is for this user alone to read', async () => {
    const dataDir = join(useFolder(), 'state');
    const emulator = await useEmulator({ dataDir });
    await emulator.newPool();
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    expect(statSync(join(dataDir, 'state.jsonl')).mode & 0o777).toBe(0o600);
  });

  it('is left alone by a second emulator on the same port', async () => {
    const dataDir = useFolder();
    const emulator = await useEmulator({ dataDir });
    await expect(
      startCognitoEmulator({ port: emulator.port, dataDir, accessKeys: [accessKey] }),
    ).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await expect(emulator.newPool()).resolves.toMatch(/^eu-central-1_/);
  });
});
