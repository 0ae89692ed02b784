import { z } from 'zod';

/** What a handler may answer: status, headers, cookies and a body, in payload format 2.0. */
const fullResult = z.object({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

export type HttpResult = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Buffer;
};

/** Headers that belong to the connection and not to the handler. */
const connectionHeaders = ['connection', 'content-length', 'keep-alive', 'transfer-encoding', 'upgrade'];

/** Turns a handler's JSON into an HTTP answer. Without `statusCode` all of it is the body; null when it is malformed. */
export function toHttpResult(payload: string): HttpResult | null {
  const value: unknown = JSON.parse(payload);
  if (typeof value !== 'object' || value === null || !('statusCode' in value)) {
    const body = Buffer.from(typeof value === 'string' ? value : payload);
    return { status: 200, headers: { 'content-type': 'application/json' }, body };
  }
  const parsed = fullResult.safeParse(value);
  if (!parsed.success) return null;
  const { statusCode, headers, cookies, body, isBase64Encoded } = parsed.data;
  const sent = Object.entries(headers ?? {}).map(
    ([name, text]) => [name.toLowerCase(), String(text)] as const,
  );
  return {
    status: statusCode,
    headers: {
      'content-type': 'application/json',
      ...Object.fromEntries(sent.filter(([name]) => !connectionHeaders.includes(name))),
      ...(cookies?.length ? { 'set-cookie': cookies } : {}),
    },
    body: Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8'),
  };
}
