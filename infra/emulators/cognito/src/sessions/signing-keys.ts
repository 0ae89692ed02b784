import { randomBytes } from 'node:crypto';
import {
  type CryptoKey,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
} from 'jose';
import type { UserPool } from '../pools/user-pool.ts';

/** A new RSA key of 2048 bits for a pool. */
export async function newSigningKey(): Promise<UserPool['signingKey']> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return { kid: `${randomBytes(32).toString('base64')}`, privateJwk: { ...(await exportJWK(privateKey)) } };
}

/** The pools' keys, imported once each. */
export interface SigningKeys {
  privateKey(pool: UserPool): Promise<CryptoKey>;
  publicKey(pool: UserPool): Promise<CryptoKey>;
}

/** The public half of the pool's key, as its JWKS shows it. */
export function publicJwk(pool: UserPool): JWK {
  const { n, e } = pool.signingKey.privateJwk;
  return { alg: 'RS256', e: String(e), kid: pool.signingKey.kid, kty: 'RSA', n: String(n), use: 'sig' };
}

/** Keys imported at first use and kept while the emulator runs. */
export function createSigningKeys(): SigningKeys {
  const imported = new Map<string, Promise<CryptoKey>>();
  const once = (name: string, jwk: JWK) => {
    const known = imported.get(name) ?? importKey(jwk);
    imported.set(name, known);
    return known;
  };
  return {
    privateKey: (pool) => once(`${pool.id} private`, pool.signingKey.privateJwk),
    publicKey: (pool) => once(`${pool.id} public`, publicJwk(pool)),
  };
}

async function importKey(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, 'RS256');
  if (key instanceof Uint8Array)
    throw new TypeError(`The key ${await calculateJwkThumbprint(jwk)} is not an RSA key`);
  return key;
}
