import { endpoint } from '../endpoint.ts';
import { idParams } from '../ids.ts';
import { pageOf } from '../paging.ts';
import * as schemas from './operations-schemas.ts';

export * from './operations-schemas.ts';

/** How a service is: for every service, to be spread into its api. */
export const statusOf = (service: string) => ({
  getSystemStatus: endpoint({
    name: 'getSystemStatus',
    method: 'get',
    path: `/v1/system/${service}`,
    summary: 'How this service is: version, memory, dependencies, events',
    access: ['admin'],
    status: 200,
    answer: schemas.systemStatusSchema,
  }),
});

/** What a service published: for those with an outbox. */
export const publisherOf = (service: string) => ({
  listPublishedEvents: endpoint({
    name: 'listPublishedEvents',
    method: 'get',
    path: `/v1/system/${service}/published-events`,
    summary: 'Events of this service’s outbox, newest first; kept for some days',
    access: ['admin'],
    query: schemas.publishedEventsQuerySchema,
    status: 200,
    answer: pageOf(schemas.publishedEventSchema),
  }),
});

/** What a service did with the events it got, and which it could not handle: for those with subscriptions. */
export const consumerOf = (service: string) => ({
  listDeliveries: endpoint({
    name: 'listDeliveries',
    method: 'get',
    path: `/v1/system/${service}/deliveries`,
    summary: 'Every try of this service at an event, newest first; kept for a day',
    access: ['admin'],
    query: schemas.deliveriesQuerySchema,
    status: 200,
    answer: pageOf(schemas.deliverySchema),
  }),
  listDeadLetters: endpoint({
    name: 'listDeadLetters',
    method: 'get',
    path: `/v1/system/${service}/dead-letters`,
    summary: 'Messages that this service could not handle, newest first',
    access: ['admin'],
    query: schemas.deadLettersQuerySchema,
    status: 200,
    answer: pageOf(schemas.deadLetterSchema),
  }),
  replayDeadLetter: endpoint({
    name: 'replayDeadLetter',
    method: 'post',
    path: `/v1/system/${service}/dead-letters/:id/replay`,
    summary: 'Let this service handle the message once more; a repetition by the same admin changes nothing',
    access: ['admin'],
    params: idParams,
    status: 200,
    answer: schemas.deadLetterSchema,
    refusals: ['INVALID_STATE', 'REPLAY_FAILED'],
  }),
  discardDeadLetter: endpoint({
    name: 'discardDeadLetter',
    method: 'post',
    path: `/v1/system/${service}/dead-letters/:id/discard`,
    summary: 'Give the message up, with the reason; a repetition by the same admin changes nothing',
    access: ['admin'],
    params: idParams,
    body: schemas.discardDeadLetterSchema,
    status: 200,
    answer: schemas.deadLetterSchema,
    refusals: ['INVALID_STATE'],
  }),
});

/** All of it, for a service that publishes and consumes. */
export const operationsOf = (service: string) => ({
  ...statusOf(service),
  ...publisherOf(service),
  ...consumerOf(service),
});

/** What the gateway tells of itself and of traces; all else that it serves belongs to the services. */
export const gatewayApi = {
  ...statusOf('gateway'),
  getTrace: endpoint({
    name: 'getTrace',
    method: 'get',
    path: '/v1/system/traces/:traceId',
    summary: 'All that one request or event caused; kept for an hour where the shop keeps traces itself',
    access: ['admin'],
    params: schemas.traceIdParams,
    status: 200,
    answer: schemas.traceSchema,
  }),
};
