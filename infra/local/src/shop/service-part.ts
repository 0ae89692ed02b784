import { join } from 'node:path';
import type { CloudResources } from '@eshop/jobs/cloud-resources';
import type { UserPool } from '@eshop/topology';
import { repository } from '../../bootstrap/paths.mjs';
import { cloudEnvironment, type Environment, redisEnvironment, userPoolEnvironment } from '../environment.ts';
import { nodeFlags } from '../parts/node-flags.ts';
import type { Part } from '../parts/part.ts';
import { answersOk, answersOkAs } from '../parts/probes.ts';
import type { Ports } from '../ports.ts';
import { databaseUrl, type Service, serviceUrl } from './services.ts';

type ServiceSurroundings = {
  readonly ports: Ports;
  /** By which it reaches stores and other services. */
  readonly reached: Ports;
  readonly resources: CloudResources;
  /** The environment of `npm start`. */
  readonly given: Environment;
};

/** Addresses and keys that all services have: where they listen, and by which ports they are reached. */
export const sharedEnvironment = (ports: Ports, reached: Ports, pool: UserPool): Environment => ({
  ...cloudEnvironment(reached),
  ...redisEnvironment(reached),
  ...userPoolEnvironment(ports, reached, pool),
  AUTH_URL: serviceUrl(reached, 'auth'),
});

/** Elsewhere two processes can't listen on one port. */
const canSharePorts = process.platform === 'linux';

/**
 * glibc gives each of Node's dozen threads an arena of its own to waste memory in: two are 10 to 20 MB less a service. And it
 * keeps ever more of what was freed, unless the threshold is set: 8 to 10 MB.
 */
const thriftyAllocator: Environment = { MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: '131072' };

/**
 * A service as a process. What was given to `npm start` reaches it, except that stores and keys are always those
 * of this run: nothing started here may speak to somebody's real cloud or database by accident.
 */
export function servicePart(
  service: Service,
  { ports, reached, resources, given }: ServiceSurroundings,
): Part {
  const port = ports[service.name];
  const readiness = `${serviceUrl(ports, service.name)}/readyz/serving`;
  return {
    name: service.name,
    port,
    program: process.execPath,
    args: [...nodeFlags, 'src/main.ts'],
    cwd: join(repository, 'services', service.name),
    env: {
      NODE_ENV: 'production',
      ...thriftyAllocator,
      ...service.env?.(reached, resources),
      ...given,
      ...sharedEnvironment(ports, reached, resources.pool),
      ...(service.database ? { DATABASE_URL: databaseUrl(reached, service.database) } : {}),
      HOST: '127.0.0.1',
      PORT: String(port),
      ...(canSharePorts ? { SHARE_PORT: 'true', STOP_DELAY_MILLISECONDS: '500' } : {}),
    },
    stopSignal: 'SIGINT',
    isReady: () => answersOk(readiness),
    ...(canSharePorts ? { isReadyAs: (pid: number) => answersOkAs(pid, readiness) } : {}),
  };
}
