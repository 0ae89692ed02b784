import type { Endpoint } from '@eshop/contracts/endpoint';
import { problemSchema } from '@eshop/contracts/problem';
import { Router } from 'express';
import type { z } from 'zod';
import type { Json, SchemaOf } from './json-schema.ts';
import { schemaWriter } from './json-schema.ts';
import { nameRoute } from './request-state.ts';

export type OpenApiOptions = {
  readonly service: string;
  readonly version: string;
  readonly endpoints: readonly Endpoint[];
};

/** `GET /openapi.json`, made at the first request from the schemas in use. */
export function openApiRoute(options: OpenApiOptions): Router {
  let document: string | undefined;
  return Router({ caseSensitive: true }).get('/openapi.json', (_req, res) => {
    nameRoute(res, '/openapi.json');
    document ??= JSON.stringify(openApiDocument(options));
    res.type('application/json').send(document);
  });
}

/** The OpenAPI 3.1 document of a service. */
export function openApiDocument({ service, version, endpoints }: OpenApiOptions): Json {
  const schemas: Json = {};
  const problem = schemaWriter(schemas, 'problem')(problemSchema);
  const paths: Record<string, Json> = {};
  const idOf = operationIds(endpoints);
  for (const endpoint of endpoints) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = {
      ...paths[path],
      [endpoint.method]: operation(endpoint, idOf(endpoint), problem, schemaWriter(schemas, endpoint.name)),
    };
  }
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: { title: `Eshop ${service}`, version },
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas,
    },
  };
}

/**
 * Ids that are unique in the document. Endpoints that several services have alike (`/v1/audit/order`) are told apart by the
 * service in their path: `listAuditOrder`.
 */
function operationIds(endpoints: readonly Endpoint[]): (endpoint: Endpoint) => string {
  const byName = Map.groupBy(endpoints, ({ name }) => name);
  return ({ name, path }) => {
    if (byName.get(name)?.length === 1) return name;
    const words = (path.split('/')[3] ?? '').split('-');
    return name + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  };
}

function operation(endpoint: Endpoint, operationId: string, problem: Json, schemaOf: SchemaOf): Json {
  const { summary, access, status, internal } = endpoint;
  const requestBody = bodyOf(endpoint, schemaOf);
  return {
    operationId,
    summary,
    parameters: parametersOf(endpoint, schemaOf),
    ...(requestBody && { requestBody }),
    responses: { [status]: goodAnswer(endpoint, schemaOf), ...problemAnswers(endpoint, problem) },
    ...(access !== 'public' && { security: access === 'optional' ? [{}, { bearer: [] }] : [{ bearer: [] }] }),
    ...(typeof access === 'object' && { 'x-roles': access }),
    ...(internal && { 'x-internal': true }),
  };
}

function goodAnswer({ answer, stream, ifMatch }: Endpoint, schemaOf: SchemaOf): Json {
  const content = stream ? { [stream]: {} } : answer && { 'application/json': { schema: schemaOf(answer) } };
  return {
    description: 'Done',
    ...(content && { content }),
    ...(ifMatch && answer && { headers: { ETag: { schema: { type: 'string' } } } }),
  };
}

function problemAnswers(endpoint: Endpoint, problem: Json): Json {
  const { access, params, query, body, file, ifMatch, idempotent, refusals } = endpoint;
  const open = access === 'public' || access === 'optional';
  const parts: [boolean, number, string][] = [
    [Boolean(params ?? query ?? body ?? file), 400, 'The request is not valid; each faulty field is named'],
    [access !== 'public', 401, 'No good access token'],
    [!open, 403, 'Not allowed'],
    [Boolean(params), 404, 'Not found'],
    [
      Boolean(refusals?.length ?? idempotent),
      409,
      `Refused: ${[...(refusals ?? []), ...(idempotent ? ['REQUEST_IN_PROGRESS'] : [])].join(', ')}`,
    ],
    [Boolean(ifMatch), 412, 'VERSION_CONFLICT'],
    [Boolean(body ?? file), 413, 'Too large'],
    [Boolean(body ?? file), 415, 'Wrong media type'],
    [Boolean(idempotent), 422, 'IDEMPOTENCY_KEY_REUSED'],
    [Boolean(ifMatch), 428, 'If-Match is missing'],
    [true, 500, 'Internal error'],
    [true, 503, 'Temporarily unavailable'],
  ];
  const content = { 'application/problem+json': { schema: problem } };
  return Object.fromEntries(
    parts.filter(([fits]) => fits).map(([, status, description]) => [status, { description, content }]),
  );
}

function parametersOf(endpoint: Endpoint, schemaOf: SchemaOf): Json[] {
  const header = (name: string, required: boolean, description: string): Json => ({
    name,
    in: 'header',
    required,
    description,
    schema: { type: 'string' },
  });
  return [
    ...propertiesOf(endpoint.params, 'path', schemaOf),
    ...propertiesOf(endpoint.query, 'query', schemaOf),
    ...(endpoint.ifMatch ? [header('If-Match', true, 'The ETag that was seen')] : []),
    ...(endpoint.idempotent
      ? [header('Idempotency-Key', false, 'A repeat with the same key gets the first answer')]
      : []),
  ];
}

function propertiesOf(schema: z.ZodType | undefined, place: 'path' | 'query', schemaOf: SchemaOf): Json[] {
  if (!schema) return [];
  const { properties, required } = schemaOf(schema) as { properties?: Json; required?: string[] };
  return Object.entries(properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || (required ?? []).includes(name),
    ...(place === 'query' && isList(property) && { style: 'form', explode: false }),
    schema: property,
  }));
}

function bodyOf({ body, file }: Endpoint, schemaOf: SchemaOf): Json | undefined {
  if (!file) return body && { required: true, content: { 'application/json': { schema: schemaOf(body) } } };
  const fields = body ? schemaOf(body) : { type: 'object' };
  const { properties, required } = fields as { properties?: Json; required?: string[] };
  const schema = {
    ...fields,
    properties: {
      ...properties,
      [file.field]: { type: 'string', contentMediaType: file.contentTypes.join(', ') },
    },
    required: [...(required ?? []), file.field],
  };
  return { required: true, content: { 'multipart/form-data': { schema } } };
}

const isList = (schema: unknown): boolean =>
  typeof schema === 'object' && schema !== null && 'type' in schema && schema.type === 'array';
