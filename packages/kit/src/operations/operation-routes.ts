import { consumerOf, publisherOf, statusOf } from '@eshop/contracts/api/operations';
import { createRoutes, type Routes, type RoutesOptions } from '../http/index.ts';
import type { Consuming } from './create-consuming.ts';
import { presentDeadLetter } from './dead-letter-store.ts';
import { discardDeadLetter, replayDeadLetter } from './decide-dead-letter.ts';
import { readStatus, type StatusOptions } from './system-status.ts';

/** `/v1/system/<service>`: how the service is and what it did with events, for admins. */
export function operationRoutes(options: StatusOptions & { readonly http: RoutesOptions }): Routes {
  const { service, http, publishing, consuming } = options;
  const routes = createRoutes(http).on(statusOf(service).getSystemStatus, () => readStatus(options));
  if (publishing) {
    routes.on(publisherOf(service).listPublishedEvents, ({ query }) => publishing.list(query));
  }
  if (consuming) addConsumer(routes, service, consuming);
  return routes;
}

function addConsumer(routes: Routes, service: string, consuming: Consuming): void {
  const { deliveries, deadLetters, handleAgain } = consuming;
  const api = consumerOf(service);
  routes
    .on(api.listDeliveries, ({ query }) => deliveries.list(query))
    .on(api.listDeadLetters, async ({ query }) => {
      const { items, nextCursor } = await deadLetters.list(query);
      return { items: items.map(presentDeadLetter), nextCursor };
    })
    .on(api.replayDeadLetter, ({ params, caller }) =>
      replayDeadLetter(deadLetters, params.id, caller, handleAgain),
    )
    .on(api.discardDeadLetter, ({ params, body, caller }) =>
      discardDeadLetter(deadLetters, params.id, caller, body.reason),
    );
}
