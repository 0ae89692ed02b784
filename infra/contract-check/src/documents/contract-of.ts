import { apis } from '@eshop/contracts/apis';
import type { Endpoint } from '@eshop/contracts/endpoint';
import { eventFlow, eventTypes } from '@eshop/contracts/events';
import { problems } from '@eshop/contracts/problem';
import { openApiDocument, schemaWriter } from '@eshop/kit/http';

/** The documents of everything in `@eshop/contracts`. */
export function contractOf() {
  const services = Object.entries(apis).map(([service, api]) => [
    service,
    openApiDocument({ service, version: '1', endpoints: Object.values<Endpoint>(api) }),
  ]);
  const schemas = {};
  const topics = Object.values(eventTypes).map(({ topic, data }) => {
    const flow = Object.entries(eventFlow).find(([name]) => name === topic)?.[1] ?? { from: '', to: [] };
    return [topic, { ...flow, data: schemaWriter(schemas, topic)(data) }];
  });
  return {
    services: Object.fromEntries(services),
    events: { topics: Object.fromEntries(topics), schemas },
    problems: Object.fromEntries(Object.values(problems).map(({ code, status }) => [code, { status }])),
  };
}
