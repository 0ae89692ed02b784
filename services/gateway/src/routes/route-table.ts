import { apis } from '@eshop/contracts/apis';
import type { Endpoint, HttpMethod } from '@eshop/contracts/endpoint';

export type ServiceName = keyof typeof apis;

/** An endpoint that the gateway serves, and how. */
export type Route = {
  readonly service: ServiceName;
  readonly endpoint: Endpoint;
  /** Largest body that is sent on; the service itself decides on what the body holds. */
  readonly maxBodyBytes: number;
  /** A live stream: passed on piece by piece, for as long as both ends want. */
  readonly live: boolean;
};

/** 256 kB, as the services take it. */
const jsonLimitBytes = 256 * 1024;
/** What a form may hold beside its file: fields, boundaries and part headers. */
const formExtraBytes = 256 * 1024;

const isPublic = ({ path, internal }: Endpoint): boolean => path.startsWith('/v1/') && !internal;

const routes: readonly Route[] = Object.entries(apis).flatMap(([service, api]) =>
  Object.values<Endpoint>(api)
    .filter(isPublic)
    .map((endpoint) => ({
      service: service as ServiceName,
      endpoint,
      maxBodyBytes: endpoint.file ? endpoint.file.maxBytes + formExtraBytes : jsonLimitBytes,
      live: endpoint.stream === 'text/event-stream',
    })),
);

/** Every endpoint that the gateway serves: those under `/v1` that are not for services alone. */
export const publicEndpoints: readonly Endpoint[] = routes.map(({ endpoint }) => endpoint);

/** The services behind the gateway. */
export const serviceNames: readonly ServiceName[] = [...new Set(routes.map(({ service }) => service))];

/** Patterns with the same second segment (`/v1/orders/…`); fixed paths come before those with parameters. */
type Pattern = { readonly expression: RegExp; readonly byMethod: ReadonlyMap<string, Route> };
const patternsBySubject: ReadonlyMap<string, readonly Pattern[]> = groupBySubject();

/**
 * The route that serves a request, or undefined. `path` is as sent, still percent-encoded: nothing is normalised, so the service
 * sees what was matched here. A HEAD goes where the GET goes.
 */
export function findRoute(method: string, path: string): Route | undefined {
  for (const { expression, byMethod } of patternsBySubject.get(subjectOf(path)) ?? []) {
    const route = byMethod.get(method);
    if (route && expression.test(path)) return route;
  }
  return undefined;
}

function groupBySubject(): Map<string, Pattern[]> {
  const byPath = Map.groupBy(routes, ({ endpoint }) => endpoint.path);
  const subjects = new Map<string, Pattern[]>();
  const paths = [...byPath.keys()].sort((one, other) => parameters(one) - parameters(other));
  for (const path of paths) {
    const byMethod = new Map<string, Route>();
    for (const route of byPath.get(path) ?? []) {
      for (const method of methodsOf(route.endpoint.method)) byMethod.set(method, route);
    }
    const patterns = subjects.get(subjectOf(path)) ?? [];
    patterns.push({ expression: expressionOf(path), byMethod });
    subjects.set(subjectOf(path), patterns);
  }
  return subjects;
}

function parameters(path: string): number {
  return path.split(':').length;
}

function methodsOf(method: HttpMethod): string[] {
  return method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()];
}

/** `orders` of `/v1/orders/:id`. */
function subjectOf(path: string): string {
  const end = path.indexOf('/', 4);
  return end < 0 ? path.slice(4) : path.slice(4, end);
}

/** `/v1/orders/:id` as Express reads it: a parameter is one segment, one slash at the end may follow. */
function expressionOf(path: string): RegExp {
  const literal = path.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal.replaceAll(/:\w+/g, '[^/]+')}/?$`);
}
