import { topologyDocument } from '@eshop/topology';

/** What Terraform reads. */
export const topologyFile = new URL('../topology.json', import.meta.url);

/** The topology as it must stand in the file. */
export const topologyJson = (): string => `${JSON.stringify(topologyDocument(), null, 2)}\n`;
