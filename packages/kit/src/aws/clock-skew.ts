import type { AwsClient } from './aws-client.ts';

/** How services of AWS say that a signature's time is not theirs: S3 in its own way, and the others. */
const clockErrors: ReadonlySet<string> = new Set([
  'InvalidSignatureException',
  'RequestExpired',
  'RequestInTheFuture',
  'RequestTimeTooSkewed',
  'SignatureDoesNotMatch',
]);

/**
 * The client learns how far its clock is off from the answers, and sends again what was refused while it learned that. When the
 * clock is set right again it learns that too, and does not send again: one call would fail in vain.
 */
export function sendAgainOnceClockIsSet<Client extends AwsClient>(client: Client): Client {
  const { send } = client;
  const sendOnce = (call: readonly unknown[]): Promise<unknown> => Reflect.apply(send, client, call);
  return Object.assign(client, {
    send: (...call: readonly unknown[]) =>
      sendOnce(call).catch((error: unknown) => {
        if (error instanceof Error && clockErrors.has(error.name)) return sendOnce(call);
        throw error;
      }),
  });
}
