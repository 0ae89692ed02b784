import { join } from 'node:path';
import { repository } from '../../bootstrap/paths.mjs';
import type { CloudResources } from '../jobs/cloud-resources.ts';
import { nodeFlags } from '../parts/node-flags.ts';
import type { Part } from '../parts/part.ts';
import { answersOk } from '../parts/probes.ts';
import type { Ports } from '../ports.ts';
import { databaseUrl, type Service, serviceUrl } from './services.ts';

type ServiceSurroundings = {
  readonly ports: Ports;
  readonly resources: CloudResources;
  /** Addresses and keys that all services have. */
  readonly shared: NodeJS.ProcessEnv;
  /** The environment of `npm start`. */
  readonly given: NodeJS.ProcessEnv;
};

/** Variables of another cloud account in the user's shell; with our keys they would only confuse the clients. */
const foreign = ['AWS_PROFILE', 'AWS_SESSION_TOKEN', 'AWS_DEFAULT_PROFILE'];

/**
 * A service as a process. What was given to `npm start` reaches it, except that addresses and keys are always
 * those of this run: nothing started here may speak to somebody's real cloud by accident.
 */
export function servicePart(
  service: Service,
  { ports, resources, shared, given }: ServiceSurroundings,
): Part {
  const port = ports[service.name];
  const inherited = Object.fromEntries(Object.entries(given).filter(([name]) => !foreign.includes(name)));
  return {
    name: service.name,
    port,
    program: process.execPath,
    args: [...nodeFlags, 'src/main.ts'],
    cwd: join(repository, 'services', service.name),
    env: {
      NODE_ENV: 'production',
      ...inherited,
      ...shared,
      ...(service.database ? { DATABASE_URL: databaseUrl(ports, service.database) } : {}),
      ...service.env?.(ports, resources),
      HOST: '127.0.0.1',
      PORT: String(port),
    },
    isReady: () => answersOk(`${serviceUrl(ports, service.name)}/readyz`),
  };
}
