import { eventFlow, topicNames } from '@eshop/contracts/events';

/** The services that tell how they are, in the order of the table. */
export const systemServices = [
  'gateway',
  'auth',
  'product',
  'cart',
  'order',
  'warehouse',
  'payment',
  'sales-report',
] as const;
export type SystemService = (typeof systemServices)[number];

/** Whether a name is one of these services’. */
export const isSystemService = (name: string): name is SystemService =>
  systemServices.some((service) => service === name);

/** The services that publish events. */
export const publishers: readonly string[] = [...new Set(topicNames.map((topic) => eventFlow[topic].from))];

/** The services that consume events. */
export const consumers: readonly string[] = [...new Set(topicNames.flatMap((topic) => eventFlow[topic].to))];

/** Whether a word out of an address names a consumer. */
export const isConsumer = (name: string | undefined): name is string =>
  name !== undefined && consumers.includes(name);
