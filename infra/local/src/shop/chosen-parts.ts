import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../../bootstrap/fault.mjs';
import { repository } from '../../bootstrap/paths.mjs';
import type { PartName, Ports } from '../ports.ts';
import { type Service, services } from './services.ts';
import { type Site, sites } from './sites.ts';

/** What a run starts beside the stores. */
export type ChosenParts = { readonly services: readonly Service[]; readonly sites: readonly Site[] };

const written: ChosenParts = {
  services: services.filter(({ name }) => existsSync(join(repository, 'services', name, 'src/main.ts'))),
  sites: sites.filter(({ folder }) => existsSync(join(repository, folder, 'next.config.ts'))),
};

/**
 * The services and sites to start: all, or those named in ESHOP_PARTS (`ESHOP_PARTS=product,auth`).
 * @throws Fault for a name that is neither
 */
export function chosenParts(env: NodeJS.ProcessEnv = process.env): ChosenParts {
  const wanted = (env.ESHOP_PARTS ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const known: string[] = [...services, ...sites].map(({ name }) => name);
  const unknown = wanted.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new Fault(
      `ESHOP_PARTS names what is no service or site: ${unknown.join(', ')}`,
      `Known: ${known.join(', ')}`,
    );
  }
  const isWanted = ({ name }: { name: string }) => wanted.length === 0 || wanted.includes(name);
  return { services: written.services.filter(isWanted), sites: written.sites.filter(isWanted) };
}

/** The parts that a run with these starts: every store, and what was chosen. */
export function partNames(ports: Ports, chosen: ChosenParts): PartName[] {
  const started: string[] = [...chosen.services, ...chosen.sites].map(({ name }) => name);
  const optional: string[] = [...services, ...sites].map(({ name }) => name);
  return (Object.keys(ports) as PartName[]).filter(
    (name) => started.includes(name) || !optional.includes(name),
  );
}
