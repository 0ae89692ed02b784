import type { Part } from '@eshop/topology/parts';
import type { IGateway, IHTTPRoute } from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1';
import { type Manifest, metadataOf, namespace } from '../manifest.ts';
import { partCalled } from '../part-list.ts';
import { servingPathOf } from '../shop/deployment.ts';
import { stopDelaySeconds } from '../shop/stopping.ts';
import type { Environment } from './environment.ts';

/** The three domains and who answers there. */
const doors = { customer: 'customer-site', admin: 'admin-site', api: 'gateway' } as const;
type Door = keyof typeof doors;
const doorNames = ['customer', 'admin', 'api'] as const satisfies readonly Door[];

/** Kinds of Google that have no published types. */
type GoogleManifest = Manifest & { readonly apiVersion: 'networking.gke.io/v1'; readonly spec: object };

const gateway = ({ edge }: Environment): IGateway => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'Gateway',
  metadata: {
    ...metadataOf('edge'),
    annotations: { 'networking.gke.io/certmap': edge.certificate_map },
  },
  spec: {
    gatewayClassName: 'gke-l7-global-external-managed',
    addresses: [{ type: 'NamedAddress', value: edge.address }],
    listeners: [
      { name: 'https', protocol: 'HTTPS', port: 443, allowedRoutes: { namespaces: { from: 'Same' } } },
      { name: 'http', protocol: 'HTTP', port: 80, allowedRoutes: { namespaces: { from: 'Same' } } },
    ],
  },
});

const tlsPolicy = ({ edge }: Environment): GoogleManifest => ({
  apiVersion: 'networking.gke.io/v1',
  kind: 'GCPGatewayPolicy',
  metadata: metadataOf('edge'),
  spec: {
    default: { sslPolicy: edge.ssl_policy },
    targetRef: { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'edge' },
  },
});

/** Nothing is served without TLS. */
const redirect: IHTTPRoute = {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: metadataOf('edge', 'to-https'),
  spec: {
    parentRefs: [{ name: 'edge', namespace, sectionName: 'http' }],
    rules: [
      { filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }] },
    ],
  },
};

/** What the sites say may be kept, is kept at the edge: files of the build and pictures. */
const cached: GoogleManifest = {
  apiVersion: 'networking.gke.io/v1',
  kind: 'GCPHTTPFilter',
  metadata: metadataOf('edge', 'cached'),
  spec: { cachePolicy: { cacheMode: 'USE_ORIGIN_HEADERS', requestCoalescing: true } },
};
const cachedPaths = ['/_next/static', '/media'];
const caching = {
  type: 'ExtensionRef' as const,
  extensionRef: { group: 'networking.gke.io', kind: 'GCPHTTPFilter', name: 'cached' },
};

/** What the gateway has for browsers and partners. Its health and its figures are for the cluster. */
export const publicPaths = ['/v1', '/openapi.json'];

const underneath = (value: string) => ({ path: { type: 'PathPrefix' as const, value } });

function routeOf(door: Door, { domains }: Environment): IHTTPRoute {
  const part: Part = partCalled(doors[door]);
  const backendRefs = [{ name: part.name, port: part.port }];
  const all = { matches: (part.kind === 'site' ? ['/'] : publicPaths).map(underneath), backendRefs };
  const kept = { matches: cachedPaths.map(underneath), filters: [caching], backendRefs };
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: metadataOf(part.name),
    spec: {
      parentRefs: [{ name: 'edge', namespace, sectionName: 'https' }],
      hostnames: [domains[door]],
      rules: part.kind === 'site' ? [kept, all] : [all],
    },
  };
}

/** Live timelines last as long as somebody looks; browsers open them again. */
const longestAnswerSeconds = 3_600;

function policiesOf(door: Door, { edge }: Environment): GoogleManifest[] {
  const part = partCalled(doors[door]);
  const targetRef = { group: '', kind: 'Service', name: part.name };
  return [
    {
      apiVersion: 'networking.gke.io/v1',
      kind: 'HealthCheckPolicy',
      metadata: metadataOf(part.name),
      spec: {
        default: {
          checkIntervalSec: 5,
          timeoutSec: 3,
          healthyThreshold: 1,
          unhealthyThreshold: 2,
          config: { type: 'HTTP', httpHealthCheck: { port: part.port, requestPath: servingPathOf(part) } },
        },
        targetRef,
      },
    },
    {
      apiVersion: 'networking.gke.io/v1',
      kind: 'GCPBackendPolicy',
      metadata: metadataOf(part.name),
      spec: {
        default: {
          securityPolicy: edge.security_policies[door],
          timeoutSec: longestAnswerSeconds,
          connectionDraining: { drainingTimeoutSec: stopDelaySeconds(part) + 10 },
          logging: { enabled: true, sampleRate: 100_000 },
        },
        targetRef,
      },
    },
  ];
}

/** The way in: one address, TLS, three domains, with firewall, health checks and cache. */
export const edgeManifests = (environment: Environment): Manifest[] => [
  gateway(environment),
  tlsPolicy(environment),
  redirect,
  cached,
  ...doorNames.flatMap((door) => [routeOf(door, environment), ...policiesOf(door, environment)]),
];
