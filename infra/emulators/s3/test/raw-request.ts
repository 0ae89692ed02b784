import { createHash, createHmac } from 'node:crypto';
import { request } from 'node:http';
import { accessKeyId, secretAccessKey } from './use-s3.ts';

// Written apart from the code under test: signs requests as no SDK would send them.

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

export type RawRequest = {
  readonly endpoint: string;
  readonly method: string;
  /** Path as it goes over the wire; the tests keep to characters that need no encoding. */
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly payloadHash?: string;
  readonly body?: string | Buffer | ((chain: ChunkSigner) => Buffer);
};

export type RawAnswer = { readonly status: number; readonly code: string | undefined; readonly text: string };

/** Signs chunks one after the other. */
export type ChunkSigner = {
  chunk(bytes: Buffer): Buffer;
  trailer(line: string): Buffer;
};

/** Sends one request signed in its header. */
export async function sendRaw({
  endpoint,
  method,
  path,
  headers = {},
  payloadHash,
  body,
}: RawRequest): Promise<RawAnswer> {
  const timestamp = new Date().toISOString().replace(/[-:]|\.\d{3}/g, '');
  const scope = `${timestamp.slice(0, 8)}/eu-central-1/s3/aws4_request`;
  const plain = typeof body === 'function' ? '' : (body ?? '');
  const hash = payloadHash ?? sha256(plain);
  const signed: Record<string, string> = {
    ...headers,
    host: new URL(endpoint).host,
    'x-amz-content-sha256': hash,
    'x-amz-date': timestamp,
  };
  const names = Object.keys(signed).sort();
  const lines = names.map((name) => `${name}:${signed[name]}\n`).join('');
  const [pathname, query = ''] = path.split('?');
  const canonical = [method, pathname, query, lines, names.join(';'), hash].join('\n');
  const key = [...scope.split('/')].reduce(
    (previous: string | Buffer, part) => hmac(previous, part),
    `AWS4${secretAccessKey}`,
  );
  const sign = (text: string) => createHmac('sha256', key).update(text).digest('hex');
  const signature = sign(['AWS4-HMAC-SHA256', timestamp, scope, sha256(canonical)].join('\n'));
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  const bytes = typeof body === 'function' ? body(chunkSigner(sign, timestamp, scope, signature)) : plain;
  return send(endpoint, method, path, { ...signed, authorization }, bytes);
}

/** Sends a request as it is. The body goes out with a length unless the headers say otherwise. */
export function send(
  endpoint: string,
  method: string,
  path: string,
  headers: Record<string, string>,
  body: string | Buffer = '',
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const length = 'transfer-encoding' in headers ? {} : { 'content-length': Buffer.byteLength(body) };
    const outgoing = request(
      endpoint,
      { method, path, agent: false, headers: { ...length, ...headers } },
      async (answer) => {
        const parts: Buffer[] = [];
        for await (const part of answer) parts.push(part);
        const text = Buffer.concat(parts).toString();
        resolve({ status: answer.statusCode ?? 0, code: /<Code>(\w+)<\/Code>/.exec(text)?.[1], text });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

function chunkSigner(
  sign: (text: string) => string,
  timestamp: string,
  scope: string,
  seed: string,
): ChunkSigner {
  let previous = seed;
  const next = (kind: string, ...hashes: string[]) => {
    previous = sign([kind, timestamp, scope, previous, ...hashes].join('\n'));
    return previous;
  };
  return {
    chunk(bytes) {
      const signature = next('AWS4-HMAC-SHA256-PAYLOAD', sha256(''), sha256(bytes));
      const head = Buffer.from(`${bytes.length.toString(16)};chunk-signature=${signature}\r\n`);
      return Buffer.concat([head, bytes, Buffer.from(bytes.length > 0 ? '\r\n' : '')]);
    },
    trailer(line) {
      const signature = next('AWS4-HMAC-SHA256-TRAILER', sha256(`${line}\n`));
      return Buffer.from(`${line}\r\nx-amz-trailer-signature:${signature}\r\n\r\n`);
    },
  };
}
