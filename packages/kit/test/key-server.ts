import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CryptoKey, JWK, JWTPayload } from 'jose';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

type Answer = { status: number; body: unknown; delayMs?: number };

/** A small HTTP server whose answers a test decides by path; counts what was asked. */
export async function startServer(answers: Record<string, () => Answer>) {
  const asked: { path: string; headers: Record<string, unknown>; body: string }[] = [];
  const server = createServer(async (req, res) => {
    const path = req.url ?? '';
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk);
    asked.push({ path, headers: req.headers, body: Buffer.concat(chunks).toString() });
    const { status, body, delayMs = 0 } = answers[path.split('?')[0] ?? '']?.() ?? { status: 404, body: {} };
    setTimeout(() => {
      res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    }, delayMs);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    count: (path: string) => asked.filter((one) => one.path.startsWith(path)).length,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export const issuer = 'http://127.0.0.1/pool';
const keyId = 'k1';

/** A key pair with its public half as a key set, and a maker of tokens like Cognito's. */
export async function newKeys(kid = keyId) {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const jwk: JWK = { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' };
  return { keySet: { keys: [jwk] }, sign: (claims: JWTPayload) => sign(privateKey, kid, claims) };
}

function sign(key: CryptoKey, kid: string, claims: JWTPayload): Promise<string> {
  const seconds = Math.floor(Date.now() / 1_000);
  const person = {
    sub: 'user-1',
    username: 'user-1',
    client_id: 'web',
    token_use: 'access',
    iss: issuer,
    jti: randomUUID(),
  };
  const payload = { ...person, iat: seconds, exp: seconds + 3_600, ...claims };
  return new SignJWT(JSON.parse(JSON.stringify(payload))).setProtectedHeader({ alg: 'RS256', kid }).sign(key);
}
