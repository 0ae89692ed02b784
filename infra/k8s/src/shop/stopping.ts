import type { Part } from '@eshop/topology/parts';

/** Parts that browsers reach through the load balancer. */
export const isPublic = ({ name, kind }: Part): boolean => kind === 'site' || name === 'gateway';

/**
 * For so long a pod that was told to end goes on serving: until then nobody sends it anything new. Inside the cluster
 * that takes a second or two, a load balancer takes longer.
 */
export const stopDelaySeconds = (part: Part): number => (isPublic(part) ? 20 : 5);

/** Idle connections then have six seconds to be closed by their callers, what is in hand ten (a service ends itself after 9.5), and some are left over. */
export const gracePeriodSeconds = (part: Part): number => stopDelaySeconds(part) + 20;
