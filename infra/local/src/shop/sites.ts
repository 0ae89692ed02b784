import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../bootstrap/paths.mjs';
import type { Environment } from '../environment.ts';
import { nodeFlags } from '../parts/node-flags.ts';
import type { Part } from '../parts/part.ts';
import { answersOk } from '../parts/probes.ts';
import type { PartName, Ports } from '../ports.ts';
import { serviceUrl } from './services.ts';

export type SiteName = Extract<PartName, 'customer-site' | 'admin-site'>;

export type Site = {
  readonly name: SiteName;
  /** Its package, at the top of the checkout. */
  readonly folder: string;
  /** What people are told it is. */
  readonly title: string;
};

/** The sites of the shop: to add one, add its line here and its port in ports.ts. */
export const sites: readonly Site[] = [
  { name: 'customer-site', folder: 'frontend-customer', title: 'Customer site' },
  { name: 'admin-site', folder: 'frontend-admin', title: 'Admin site' },
];

/** The build that the start script published last. A later one changes nothing for a site that runs. */
const buildOf = ({ name, folder }: Site) =>
  join(realpathSync(join(repository, '.tools/sites', name, 'current')), folder);

/** A site as a process: the server of its production build. It talks to the gateway alone. */
export function sitePart(site: Site, { ports, given }: { ports: Ports; given: Environment }): Part {
  const port = ports[site.name];
  const url = serviceUrl(ports, site.name);
  return {
    name: site.name,
    port,
    program: process.execPath,
    args: [...nodeFlags, 'site.mjs'],
    cwd: buildOf(site),
    env: {
      SITE_URL: url,
      ...given,
      GATEWAY_URL: serviceUrl(ports, 'gateway'),
      LOCAL_MAILBOX_URL: `${serviceUrl(ports, 'cognito')}/_local/codes`,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      HOSTNAME: '127.0.0.1',
      PORT: String(port),
    },
    isReady: () => answersOk(`${url}/healthz`),
  };
}
