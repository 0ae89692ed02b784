import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { tooManyRequests } from '../errors.ts';
import { limits } from '../limits.ts';

const scryptAsync = promisify<string, Buffer, number, { N: number; r: number; p: number }, Buffer>(scrypt);

/** About 20 ms and 8 MB a hash. */
const COST = { N: 8192, r: 8, p: 1 } as const;
const KEY_BYTES = 32;
const SALT_BYTES = 16;

/** Hashes and checks passwords, a bounded number at once; TooManyRequestsException when too many wait. */
export interface Passwords {
  hash(password: string): Promise<string>;
  matches(password: string, stored: string): Promise<boolean>;
  /** Takes the time of a check, so that an unknown user can't be told from a wrong password. */
  pretend(password: string): Promise<void>;
}

/** scrypt fills a short text up with zeros, so that without this a password with zeros behind it would be the same. */
const keyText = (password: string): string => password.normalize('NFKC').replaceAll('\u0000', '\u0000\u0001');

/** Passwords by scrypt with a salt each, stored as `scrypt$N$r$p$salt$key`. */
export function createPasswords(): Passwords {
  const inTurn = createQueue(limits.hashesAtOnce, limits.hashesWaiting);
  const derive = (password: string, salt: Buffer, cost: { N: number; r: number; p: number }, bytes: number) =>
    inTurn(() => scryptAsync(keyText(password), salt, bytes, cost));

  return {
    async hash(password) {
      const salt = randomBytes(SALT_BYTES);
      const key = await derive(password, salt, COST, KEY_BYTES);
      return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64'), key.toString('base64')].join('$');
    },
    async matches(password, stored) {
      const [, N, r, p, salt = '', key = ''] = stored.split('$');
      const expected = Buffer.from(key, 'base64');
      const cost = { N: Number(N), r: Number(r), p: Number(p) };
      return timingSafeEqual(
        await derive(password, Buffer.from(salt, 'base64'), cost, expected.length),
        expected,
      );
    },
    async pretend(password) {
      await derive(password, Buffer.alloc(SALT_BYTES), COST, KEY_BYTES);
    },
  };
}

function createQueue(atOnce: number, mostWaiting: number) {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (waiting.length >= mostWaiting) throw tooManyRequests('Rate exceeded');
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
