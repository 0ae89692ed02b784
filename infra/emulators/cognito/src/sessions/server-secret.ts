import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Table } from '../store/table.ts';

/** A secret of the emulator's own, made at its first start. */
export const serverSecretSchema = z.object({ key: z.string() });

/** The 32 bytes that seal refresh tokens and challenges; kept, so that both survive a restart. */
export function sealingKey(secrets: Table<z.infer<typeof serverSecretSchema>>): Uint8Array {
  const stored = secrets.get('sealing') ?? { key: randomBytes(32).toString('base64') };
  if (!secrets.get('sealing')) secrets.put('sealing', stored);
  return new Uint8Array(Buffer.from(stored.key, 'base64'));
}
