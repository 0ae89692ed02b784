import type { IncomingMessage } from 'node:http';
import { parseQuery, splitTarget, uriDecode } from '@eshop/s3-emulator/signature-v4';

/** The event of a function URL, payload format 2.0. */
export type UrlEvent = {
  readonly version: '2.0';
  readonly routeKey: '$default';
  readonly rawPath: string;
  readonly rawQueryString: string;
  readonly cookies?: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly queryStringParameters?: Readonly<Record<string, string>>;
  readonly requestContext: object;
  readonly body?: string;
  readonly isBase64Encoded: boolean;
};

/** Bodies of these types travel as text, all others in base64. */
const textType = /^(text\/|application\/(json|javascript|xml|[\w.-]+\+json|[\w.-]+\+xml)\b)/i;

/** Builds the event of one request. */
export function toUrlEvent(message: IncomingMessage, body: Buffer, requestId: string, now: Date): UrlEvent {
  const { path, query } = splitTarget(message.url ?? '/');
  const headers = joinHeaders(message);
  const cookies = (headers.cookie ?? '').split(/;\s*/).filter(Boolean);
  const parameters = joinParameters(query);
  const rawPath = uriDecode(path) ?? path;
  const asText = textType.test(headers['content-type'] ?? '') && headers['content-encoding'] === undefined;
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString: query,
    ...(cookies.length > 0 ? { cookies } : {}),
    headers,
    ...(Object.keys(parameters).length > 0 ? { queryStringParameters: parameters } : {}),
    requestContext: {
      accountId: 'anonymous',
      apiId: 'local',
      domainName: headers.host ?? '',
      domainPrefix: 'local',
      http: {
        method: message.method ?? 'GET',
        path: rawPath,
        protocol: `HTTP/${message.httpVersion}`,
        sourceIp: message.socket.remoteAddress ?? '',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId,
      routeKey: '$default',
      stage: '$default',
      time: clfTime(now),
      timeEpoch: now.getTime(),
    },
    ...(body.length > 0 ? { body: body.toString(asText ? 'utf8' : 'base64') } : {}),
    isBase64Encoded: body.length > 0 && !asText,
  };
}

function joinHeaders(message: IncomingMessage): Record<string, string> {
  const entries = Object.entries(message.headersDistinct);
  return Object.fromEntries(
    entries.map(([name, values]) => [name, (values ?? []).join(name === 'cookie' ? '; ' : ',')]),
  );
}

/** A parameter that was sent several times is one text with commas. */
function joinParameters(query: string): Record<string, string> {
  const parameters: Record<string, string> = {};
  for (const [name, value] of parseQuery(query) ?? []) {
    const before = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    parameters[name] = before === undefined ? value : `${before},${value}`;
  }
  return parameters;
}

/** `21/Nov/2026:07:41:31 +0000` */
function clfTime(now: Date): string {
  const [, day, month, year, time] = now.toUTCString().split(' ');
  return `${day}/${month}/${year}:${time} +0000`;
}
