import { randomBytes, randomInt } from 'node:crypto';

const LOWER = 'abcdefghijklmnopqrstuvwxyz0123456789';
const MIXED = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

const pick = (alphabet: string, length: number): string =>
  Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join('');

/** A user pool's id as AWS makes them, such as `eu-central-1_Ab3dE6gH9`. */
export const newPoolId = (region: string): string => `${region}_${pick(MIXED, 9)}`;
/** An app client's id: 26 lower-case letters and digits. */
export const newClientId = (): string => pick(LOWER, 26);
/** An app client's secret: 51 lower-case letters and digits. */
export const newClientSecret = (): string => pick(LOWER, 51);
/** A code of six digits for an e-mail. */
export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');

/** A password that meets every policy: each class of characters is in it. */
export function newTemporaryPassword(length: number): string {
  const classes = [
    pick('ABCDEFGHJKLMNPQRSTUVWXYZ', 1),
    pick('abcdefghijkmnopqrstuvwxyz', 1),
    pick('23456789', 1),
  ];
  return `${classes.join('')}${pick('!@#$%^&*', 1)}${pick(MIXED, Math.max(length, 12) - 4)}`;
}

/** A UUIDv7 for the given time in milliseconds. */
export function uuidAt(milliseconds: number): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(milliseconds, 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** The time in milliseconds that a UUIDv7 carries. */
export const timeOfUuid = (uuid: string): number =>
  Number.parseInt(uuid.replaceAll('-', '').slice(0, 12), 16);
