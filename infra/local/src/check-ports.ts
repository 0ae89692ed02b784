import { Fault } from '../bootstrap/fault.mjs';
import { portOwner } from './port-owner.ts';
import { isFree, type PartName, type Ports, portVariable } from './ports.ts';

/**
 * Makes sure that every part finds its port free.
 * @throws Fault naming each taken port, its owner where that can be told, and how to choose another
 */
export async function checkPorts(ports: Ports, parts: readonly PartName[]): Promise<void> {
  const checks = await Promise.all(parts.map(async (part) => ({ part, free: await isFree(ports[part]) })));
  const taken = checks.filter(({ free }) => !free).map(({ part }) => part);
  if (taken.length === 0) return;
  const lines = taken.map((part) => {
    const owner = portOwner(ports[part]);
    return `Port ${ports[part]} of ${part} is taken${owner ? ` (${owner})` : ''}: set ${portVariable(part)} to another.`;
  });
  throw new Fault(lines.join('\n'), 'Or move all of them: ESHOP_PORT_OFFSET=10000 npm start');
}
