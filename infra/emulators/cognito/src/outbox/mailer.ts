import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { Deliver, Message } from './outbox.ts';

const subjects: Record<Message['purpose'], string> = {
  signUp: 'Your code to confirm your account',
  resetPassword: 'Your code to reset your password',
  verifyEmail: 'Your code to confirm your address',
  invitation: 'Your temporary password',
};

const patienceMilliseconds = 10_000;
const sender = 'no-reply@eshop.example';

/** Delivers by SMTP, without TLS or sign-in: for a mail catcher beside the emulator. `smtp://host:port` */
export function createMailer(url: string): Deliver {
  const { hostname, port } = new URL(url);
  return (message) => send(connect({ host: hostname, port: Number(port || 25) }), message);
}

async function send(socket: Socket, message: Message): Promise<void> {
  socket.setTimeout(patienceMilliseconds, () => socket.destroy(new Error('the mail server does not answer')));
  try {
    const answers = createInterface({ input: socket })[Symbol.asyncIterator]();
    await expectAnswer(answers, '220');
    for (const [command, code] of dialogue(message)) {
      socket.write(`${command}\r\n`);
      await expectAnswer(answers, code);
    }
  } finally {
    socket.destroy();
  }
}

/** What is said, each with the code that the server agrees with. */
const dialogue = ({ email, purpose, code, sentAt }: Message): [command: string, code: string][] => [
  ['EHLO cognito.local', '250'],
  [`MAIL FROM:<${sender}>`, '250'],
  [`RCPT TO:<${email}>`, '250'],
  ['DATA', '354'],
  [
    [
      `From: Eshop <${sender}>`,
      `To: <${email}>`,
      `Date: ${new Date(sentAt).toUTCString()}`,
      `Subject: ${subjects[purpose]}`,
      'Content-Type: text/plain; charset=utf-8',
      '',
      code,
      '.',
    ].join('\r\n'),
    '250',
  ],
  ['QUIT', '221'],
];

/** Reads one answer: lines `250-more` and a last one `250 done`. */
async function expectAnswer(lines: AsyncIterator<string>, code: string): Promise<void> {
  for (;;) {
    const { value, done } = await lines.next();
    if (done) throw new Error('the mail server ended the connection');
    if (value[3] === '-') continue;
    if (value.startsWith(code)) return;
    throw new Error(`the mail server refused: ${value}`);
  }
}
