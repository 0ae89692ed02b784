import { join } from 'node:path';
import type { CloudResources } from '@eshop/jobs/cloud-resources';
import { repository } from '../../bootstrap/paths.mjs';
import type { Environment } from '../environment.ts';
import { nodeFlags } from '../parts/node-flags.ts';
import type { Part } from '../parts/part.ts';
import { answersOk, answersOkAs } from '../parts/probes.ts';
import type { Ports } from '../ports.ts';
import { databaseUrl, type Service, serviceUrl } from './services.ts';

type ServiceSurroundings = {
  readonly ports: Ports;
  readonly resources: CloudResources;
  /** Addresses and keys that all services have. */
  readonly shared: Environment;
  /** The environment of `npm start`. */
  readonly given: Environment;
};

/** Elsewhere two processes can't listen on one port. */
const canSharePorts = process.platform === 'linux';

/**
 * A service as a process. What was given to `npm start` reaches it, except that stores and keys are always those
 * of this run: nothing started here may speak to somebody's real cloud or database by accident.
 */
export function servicePart(
  service: Service,
  { ports, resources, shared, given }: ServiceSurroundings,
): Part {
  const port = ports[service.name];
  const readiness = `${serviceUrl(ports, service.name)}/readyz`;
  return {
    name: service.name,
    port,
    program: process.execPath,
    args: [...nodeFlags, 'src/main.ts'],
    cwd: join(repository, 'services', service.name),
    env: {
      NODE_ENV: 'production',
      ...service.env?.(ports, resources),
      ...given,
      ...shared,
      ...(service.database ? { DATABASE_URL: databaseUrl(ports, service.database) } : {}),
      HOST: '127.0.0.1',
      PORT: String(port),
      ...(canSharePorts ? { SHARE_PORT: 'true', STOP_DELAY_MILLISECONDS: '500' } : {}),
    },
    isReady: () => answersOk(readiness),
    ...(canSharePorts ? { isReadyAs: (pid: number) => answersOkAs(pid, readiness) } : {}),
  };
}
