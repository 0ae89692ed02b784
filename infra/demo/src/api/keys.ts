import { createHash } from 'node:crypto';

/** An idempotency key that stays the same for the same content and never for another. */
export function contentKey(purpose: string, content: unknown): string {
  const digest = createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 32);
  return `${purpose}:${digest}`;
}
