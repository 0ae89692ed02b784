import { createHmac, timingSafeEqual } from 'node:crypto';
import { notAuthorized } from '../errors.ts';
import type { AppClient } from './app-client.ts';

/** Compares two secrets without telling by its time where they differ. */
export function sameSecret(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** NotAuthorizedException when the client has a secret and the hash over user name and client id is not by it. */
export function checkSecretHash(client: AppClient, username: string, secretHash: string | undefined): void {
  if (client.secret === undefined) return;
  if (secretHash === undefined) {
    throw notAuthorized(`Client ${client.id} is configured with secret but SECRET_HASH was not received`);
  }
  const expected = createHmac('sha256', client.secret).update(`${username}${client.id}`).digest('base64');
  if (!sameSecret(secretHash, expected))
    throw notAuthorized(`Unable to verify secret hash for client ${client.id}`);
}
