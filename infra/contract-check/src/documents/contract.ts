import { z } from 'zod';

/** A JSON schema as the documents hold it. */
export type Schema = { readonly [keyword: string]: unknown };
const schema = z.record(z.string(), z.unknown());
const components = z.record(z.string(), schema);
/** Named schemas, to which `$ref` points. */
export type Components = z.output<typeof components>;

const content = z.record(z.string(), z.object({ schema: schema.optional() }));

const parameter = z.object({
  name: z.string(),
  in: z.enum(['path', 'query', 'header']),
  required: z.boolean(),
  explode: z.boolean().optional(),
  schema,
});
export type Parameter = z.output<typeof parameter>;

const operation = z.object({
  parameters: z.array(parameter),
  requestBody: z.object({ content }).optional(),
  responses: z.record(
    z.string(),
    z.object({
      description: z.string(),
      content: content.optional(),
      headers: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
  'x-roles': z.array(z.string()).optional(),
  'x-internal': z.boolean().optional(),
});
/** One endpoint of an OpenAPI document. */
export type Operation = z.output<typeof operation>;

const service = z.object({
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({ schemas: components }),
});
/** The OpenAPI document of a service, as far as it is compared. */
export type Service = z.output<typeof service>;

const topic = z.object({ from: z.string(), to: z.array(z.string()), data: schema });
/** A topic: who publishes it, who consumes it, and the schema of its data. */
export type Topic = z.output<typeof topic>;

/** All that crosses a boundary of the shop at one revision. */
export const contractSchema = z.object({
  services: z.record(z.string(), service),
  events: z.object({ topics: z.record(z.string(), topic), schemas: components }),
  problems: z.record(z.string(), z.object({ status: z.int() })),
});
export type Contract = z.output<typeof contractSchema>;
