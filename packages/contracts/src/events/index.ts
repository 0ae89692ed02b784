import * as orderEvents from './order-events.ts';
import * as productEvents from './product-events.ts';

export * from './event-flow.ts';
export * from './order-events.ts';
export * from './product-events.ts';

/** Every event type of the shop. */
export const eventTypes = { ...productEvents, ...orderEvents };
