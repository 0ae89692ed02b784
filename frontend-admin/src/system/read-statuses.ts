import 'server-only';
import { type SystemStatus, statusOf } from '@eshop/contracts/api/operations';
import { GatewayProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { type SystemService, systemServices } from './services.ts';

/** How a service is; null when it does not say. */
export type ServiceState = { readonly service: SystemService; readonly status: SystemStatus | null };

/** Asks every service how it is; one that does not answer holds up no other. */
export const readStatuses = (): Promise<ServiceState[]> =>
  Promise.all(systemServices.map(async (service) => ({ service, status: await readStatus(service) })));

async function readStatus(service: SystemService): Promise<SystemStatus | null> {
  try {
    return await unlessAway(callAsVisitor(statusOf(service).getSystemStatus));
  } catch (error) {
    // An older version that does not know the question is no reason to show nothing of the others.
    if (error instanceof GatewayProblem && error.status === 404) return null;
    throw error;
  }
}
