import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { CognitoError } from '../errors.ts';

/** An HTTP answer with a JSON body. */
export interface Answer {
  readonly status: number;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A JSON answer of the HTTP endpoints. */
export const json = (status: number, body: object, headers: Record<string, string> = {}): Answer => ({
  status,
  body,
  headers: { 'content-type': 'application/json', ...headers },
});

const AMAZON_JSON = { 'content-type': 'application/x-amz-json-1.1' };

/** The result of an operation. */
export const result = (body: object): Answer => ({ status: 200, body, headers: AMAZON_JSON });

/** The refusal of an operation; anything but a CognitoError shows as an InternalErrorException without details. */
export function refusal(error: unknown): Answer {
  const known =
    error instanceof CognitoError
      ? error
      : new CognitoError('InternalErrorException', 'Internal server error', 500);
  return {
    status: known.status,
    body: { __type: known.type, message: known.message },
    headers: { ...AMAZON_JSON, 'x-amzn-errortype': `${known.type}:` },
  };
}

/** Writes the answer with a request id. */
export function send(response: ServerResponse, { status, body, headers }: Answer): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    ...headers,
    'content-length': Buffer.byteLength(text),
    'x-amzn-requestid': randomUUID(),
  });
  response.end(text);
}
