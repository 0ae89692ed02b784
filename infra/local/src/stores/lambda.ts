import { join } from 'node:path';
import { repository } from '../../bootstrap/paths.mjs';
import type { Environment } from '../environment.ts';
import type { Part } from '../parts/part.ts';
import { accepts } from '../parts/probes.ts';
import type { Ports } from '../ports.ts';
import { emulatorPart } from './emulators.ts';

/** The bundle that AWS runs too. */
export const shippingCostBundle = join(repository, 'services/shipping-cost/dist/index.cjs');

/**
 * The Lambda host with the shop's one function, which also answers at a function URL of its own.
 * @param given the function's environment
 */
export function lambdaPart(options: {
  ports: Ports;
  folder: string;
  env: Environment;
  given: Environment;
}): Part {
  const { ports, folder, env, given } = options;
  const urlPort = ports['shipping-cost'];
  const shippingCost = { name: 'shipping-cost', bundle: shippingCostBundle, urlPort, environment: given };
  const part = emulatorPart('lambda', {
    port: ports.lambda,
    folder,
    env: { ...env, FUNCTIONS: JSON.stringify([shippingCost]) },
  });
  return {
    ...part,
    alsoServes: [{ name: 'shipping-cost', port: urlPort }],
    isReady: async () => (await accepts(ports.lambda)) && (await accepts(urlPort)),
  };
}
