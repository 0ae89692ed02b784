import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../../bootstrap/fault.mjs';
import { repository } from '../../bootstrap/paths.mjs';
import type { PartName, Ports } from '../ports.ts';
import { type Service, services } from './services.ts';

/**
 * The services to start: all, or those named in ESHOP_PARTS (`ESHOP_PARTS=product,auth`).
 * @throws Fault for a name that is no service
 */
export function chosenServices(env: NodeJS.ProcessEnv = process.env): Service[] {
  const wanted = (env.ESHOP_PARTS ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const known: string[] = services.map(({ name }) => name);
  const unknown = wanted.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new Fault(
      `ESHOP_PARTS names what is no service: ${unknown.join(', ')}`,
      `Known: ${known.join(', ')}`,
    );
  }
  const written = services.filter(({ name }) =>
    existsSync(join(repository, 'services', name, 'src/main.ts')),
  );
  return wanted.length === 0 ? written : written.filter(({ name }) => wanted.includes(name));
}

/** The parts that a run with these services starts: every store, and the services themselves. */
export function partNames(ports: Ports, chosen: readonly Service[]): PartName[] {
  const left: string[] = services.filter((service) => !chosen.includes(service)).map(({ name }) => name);
  return (Object.keys(ports) as PartName[]).filter((name) => !left.includes(name));
}
