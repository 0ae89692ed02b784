import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { createMailer } from '../src/outbox/mailer.ts';

const message = {
  poolId: 'eu-central-1_pool',
  username: 'ada',
  email: 'ada@shop.example',
  purpose: 'signUp',
  code: '123456',
  sentAt: Date.UTC(2026, 0, 1),
  expiresAt: Date.UTC(2026, 0, 2),
} as const;

/** A mail server that says the answers in turn and keeps what it is told. */
async function mailServer(answer: (line: string) => string | undefined) {
  const heard: string[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write('220 ready\r\n');
    createInterface({ input: socket }).on('line', (line) => {
      heard.push(line);
      const said = answer(line);
      if (said) socket.write(`${said}\r\n`);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { heard, server, url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe('codes by mail', () => {
  const open: { close(): void }[] = [];
  afterEach(() => {
    for (const server of open.splice(0)) server.close();
  });

  it('reach the address with their purpose and nothing else of the account', async () => {
    const { heard, server, url } = await mailServer((line) => {
      if (line.startsWith('EHLO')) return '250-mail.example\r\n250 8BITMIME';
      if (/^(MAIL|RCPT)/.test(line) || line === '.') return '250 ok';
      if (line === 'DATA') return '354 go on';
      return line === 'QUIT' ? '221 bye' : undefined;
    });
    open.push(server);
    await createMailer(url)(message);
    expect(heard).toContain('RCPT TO:<ada@shop.example>');
    expect(heard).toContain('Subject: Your code to confirm your account');
    expect(heard.slice(heard.indexOf('') + 1)).toEqual(['123456', '.', 'QUIT']);
  });

  it('fail with what the server said, so that the emulator reports it', async () => {
    const { server, url } = await mailServer((line) =>
      line.startsWith('RCPT') ? '550 no such box' : '250 ok',
    );
    open.push(server);
    await expect(createMailer(url)(message)).rejects.toThrow('550 no such box');
  });
});
