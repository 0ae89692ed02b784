import { EncryptJWT, errors, jwtDecrypt } from 'jose';
import { z } from 'zod';

/** What a refresh token or a challenge stands for. Times in seconds. */
const ticketSchema = z.object({
  pool: z.string(),
  client: z.string(),
  username: z.string(),
  /** Refresh tokens: the session. Challenges: a mark of the password that was proved. */
  mark: z.string(),
  authTime: z.number(),
});
export type Ticket = z.infer<typeof ticketSchema>;

type Kind = 'refresh' | 'challenge';
type Opened = { ticket: Ticket; expiresAt: number } | 'expired' | 'invalid';

/** Seals tickets so that only this emulator can read or make them. */
export interface Sealer {
  /** `expiresAt` in seconds since 1970. */
  seal(kind: Kind, ticket: Ticket, expiresAt: number): Promise<string>;
  open(kind: Kind, text: string): Promise<Opened>;
}

/** Tickets as JWE by AES-256-GCM, opaque to clients as the ones of AWS. */
export function createSealer(key: Uint8Array, now: () => number): Sealer {
  return {
    seal: (kind, ticket, expiresAt) =>
      new EncryptJWT({ ...ticket })
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', cty: 'JWT' })
        .setAudience(kind)
        .setExpirationTime(expiresAt)
        .encrypt(key),
    async open(kind, text) {
      try {
        const { payload } = await jwtDecrypt(text, key, {
          audience: kind,
          currentDate: new Date(now()),
          keyManagementAlgorithms: ['dir'],
          contentEncryptionAlgorithms: ['A256GCM'],
        });
        return { ticket: ticketSchema.parse(payload), expiresAt: payload.exp ?? 0 };
      } catch (error) {
        return error instanceof errors.JWTExpired ? 'expired' : 'invalid';
      }
    },
  };
}
