import { type Part, parts } from '@eshop/topology/parts';

/** The parts that run in the cluster; the function runs at AWS. */
export const deployedParts: readonly Part[] = parts.filter(({ kind }) => kind !== 'function');

/** Parts with a database of their own. */
export const databaseParts = deployedParts.filter(({ database }) => database !== undefined);

/** Services whose token is got with a secret: they call others in their own name. */
export const servicesWithToken = ['order', 'sales-report'] as const;

/** The image of a part; sites carry the name of their folder. */
export const imageOf = ({ kind, name, folder }: Part): string => `eshop/${kind === 'site' ? folder : name}`;

/** @throws Error when there is no such part */
export function partCalled(name: string): Part {
  const found = deployedParts.find((part) => part.name === name);
  if (!found) throw new Error(`there is no part ${name}`);
  return found;
}
