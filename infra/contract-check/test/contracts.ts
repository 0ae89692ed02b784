import type { Contract, Operation, Schema } from '../src/documents/contract.ts';

/** A contract with one endpoint of the service `order`. */
export function withEndpoint(given: Partial<Operation> = {}, path = '/v1/orders', method = 'post'): Contract {
  const operation: Operation = { parameters: [], responses: { 200: { description: 'Done' } }, ...given };
  return {
    services: { order: { paths: { [path]: { [method]: operation } }, components: { schemas: {} } } },
    events: { topics: {}, schemas: {} },
    problems: {},
  };
}

const json = (schema: Schema) => ({ content: { 'application/json': { schema } } });

/** With this body to send. */
export const taking = (schema: Schema): Contract => withEndpoint({ requestBody: json(schema) });

/** With this answer. */
export const answering = (schema: Schema): Contract =>
  withEndpoint({ responses: { 200: { description: 'Done', ...json(schema) } } });

/** With this event alone. */
export const publishing = (data: Schema, topic = 'order-created'): Contract => ({
  services: {},
  events: { topics: { [topic]: { from: 'order', to: ['order'], data } }, schemas: {} },
  problems: {},
});

/** An object whose named members must be there. */
export const objectOf = (properties: Schema, optional: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
});

export const text = { type: 'string' };
export const whole = { type: 'integer' };
export const nullable = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
export const oneOf = (...values: string[]): Schema => ({ type: 'string', enum: values });
