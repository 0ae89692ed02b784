import { type Part, subscriptions } from '@eshop/topology';
import { type Manifest, namespace } from '../manifest.ts';
import { deployedParts } from '../part-list.ts';
import { partPatch } from '../shop/overlay-patch.ts';
import type { Variables } from '../shop/variables.ts';
import { fewestPods, mostPods } from '../size.ts';
import { addressOfEdge, type Environment } from './environment.ts';
import { loadBalancers, podNetwork } from './networks.ts';

const year = 31_536_000;

/**
 * Google's load balancers keep a connection for 600 s on which nothing happens. Closed sooner from here it would be closed under
 * requests. https://cloud.google.com/load-balancing/docs/https#timeouts_and_retries
 */
const keptBehindLoadBalancer = { IDLE_CONNECTION_SECONDS: '620' };

function variablesOf({ name, kind }: Part, environment: Environment): Variables {
  const { domains } = environment;
  if (kind === 'site')
    return {
      SITE_URL: `https://${domains[name === 'admin-site' ? 'admin' : 'customer']}`,
      ...keptBehindLoadBalancer,
    };
  const poolSize = poolSizes[name];
  const given = {
    ...environment.service_environment[name],
    ...(poolSize === undefined ? {} : { DATABASE_POOL_SIZE: String(poolSize) }),
  };
  if (name !== 'gateway') return given;
  // Who asks is the last address that is neither a site, nor the load balancer in any of its guises.
  const proxies = [podNetwork, ...loadBalancers, `${addressOfEdge(environment)}/32`];
  return { ...given, ...keptBehindLoadBalancer, TRUST_PROXY: proxies.join(','), HSTS_SECONDS: String(year) };
}

const tokenFile = 'AWS_WEB_IDENTITY_TOKEN_FILE';

/** A token that AWS takes for a key of an hour, where the variables say that it lies. */
function awsToken(path: string, audience: string) {
  const [folder, file] = [path.slice(0, path.lastIndexOf('/')), path.slice(path.lastIndexOf('/') + 1)];
  const token = { serviceAccountToken: { audience, expirationSeconds: 3_600, path: file } };
  return {
    container: { volumeMounts: [{ name: 'aws-token', mountPath: folder, readOnly: true }] },
    pod: { volumes: [{ name: 'aws-token', projected: { sources: [token] } }] },
  };
}

function patchOf(part: Part, environment: Environment): Manifest[] {
  const variables = variablesOf(part, environment);
  const path = variables[tokenFile];
  return partPatch(part, { variables, ...(path ? awsToken(path, environment.aws_audience) : {}) });
}

/**
 * Their consumers wait for stores and neighbours, so that their processor rests while messages pile up. Messages of one
 * aggregate come one by one, so more pods help as long as the backlog is of many.
 */
const scaledByBacklog = ['order', 'warehouse', 'sales-report'];
const backlogOfAPod = '100';

const backlogMetrics = (service: string) =>
  subscriptions
    .filter((one) => one.service === service && scaledByBacklog.includes(service))
    .map(({ name }) => ({
      type: 'External',
      external: {
        metric: {
          name: 'pubsub.googleapis.com|subscription|num_undelivered_messages',
          selector: { matchLabels: { 'resource.labels.subscription_id': name } },
        },
        target: { type: 'AverageValue', averageValue: backlogOfAPod },
      },
    }));

const processor = {
  type: 'Resource',
  resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 60 } },
};

/** Connections that a pod may hold, which it is told. */
const poolSizes: Readonly<Record<string, number>> = {
  order: 10,
  warehouse: 10,
  'sales-report': 10,
  payment: 10,
  cart: 5,
};

/** As many pods as the service's share of its instance has connections for, the one that comes at a rollout included. */
function mostPodsOf(name: string, { connections }: Environment): number {
  const [share, pool] = [connections[name], poolSizes[name]];
  if (share === undefined || pool === undefined) return mostPods[name] ?? fewestPods;
  return Math.max(fewestPods, Math.floor(share / pool) - 1);
}

const scalePatch = ({ name }: Part, environment: Environment): Manifest =>
  ({
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name, namespace },
    spec: {
      maxReplicas: mostPodsOf(name, environment),
      metrics: [processor, ...backlogMetrics(name)],
    },
  }) as Manifest;

/** What an environment in the clouds adds to the parts. */
export const gkePatches = (environment: Environment): Manifest[] =>
  deployedParts.flatMap((part) => [...patchOf(part, environment), scalePatch(part, environment)]);

/** Has Google's managed Prometheus read what each service shows at /metrics. */
export const monitoring = {
  apiVersion: 'monitoring.googleapis.com/v1',
  kind: 'PodMonitoring',
  metadata: { name: 'services', namespace },
  spec: {
    selector: {
      matchExpressions: [
        {
          key: 'app.kubernetes.io/name',
          operator: 'In',
          values: deployedParts.filter(({ kind }) => kind === 'service').map(({ name }) => name),
        },
      ],
    },
    endpoints: [{ port: 'http', path: '/metrics', interval: '30s' }],
  },
};
