/** Headers that concern one connection only (RFC 9110 section 7.6.1), and those that the gateway writes itself. */
const connectionHeaders = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];
const writtenForServices = new Set([
  ...connectionHeaders,
  'host',
  'content-length',
  'expect',
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-port',
  'x-real-ip',
  'x-request-id',
  'traceparent',
]);
const writtenForClients = new Set([...connectionHeaders, 'server', 'vary', 'x-powered-by', 'x-request-id']);

/** Headers as they stand on the wire: name, value, name, value … */
export type RawHeaders = readonly string[];

/** What a service gets of the client's headers; the rest is added by the gateway. */
export const headersForService = (received: RawHeaders, connection: string | undefined): string[] =>
  without(received, writtenForServices, connection);

/** What a client gets of a service's headers; CORS is the gateway's own business. */
export function headersForClient(
  received: RawHeaders,
  { connection, vary }: { connection?: string | undefined; vary?: string | undefined },
): string[] {
  const headers = without(received, writtenForClients, connection);
  headers.push('Vary', vary === undefined ? 'Origin' : `${vary}, Origin`);
  return headers;
}

function without(
  received: RawHeaders,
  dropped: ReadonlySet<string>,
  connection: string | undefined,
): string[] {
  const named = connection === undefined ? undefined : namesIn(connection);
  const kept: string[] = [];
  for (let index = 0; index + 1 < received.length; index += 2) {
    const name = received[index] ?? '';
    const lowerName = name.toLowerCase();
    if (dropped.has(lowerName) || named?.has(lowerName) || lowerName.startsWith('access-control-')) continue;
    kept.push(name, received[index + 1] ?? '');
  }
  return kept;
}

/** The headers that `Connection` declares to be of this connection alone. */
function namesIn(connection: string): ReadonlySet<string> | undefined {
  if (connection === 'keep-alive' || connection === 'close') return undefined;
  return new Set(connection.split(',').map((name) => name.trim().toLowerCase()));
}
