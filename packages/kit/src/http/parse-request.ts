import type { Endpoint } from '@eshop/contracts/endpoint';
import { idempotencyKeyHeader, idempotencyKeySchema } from '@eshop/contracts/headers';
import type { Request } from 'express';
import type { z } from 'zod';
import type { FieldFault } from '../errors/index.ts';
import { badRequest } from '../errors/index.ts';
import { faultsOf } from './problem.ts';
import type { RawBody } from './read-body.ts';

/** The checked parts of a request; undefined where the endpoint has no schema for one. */
export type ParsedRequest = {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly idempotencyKey: string | null;
};

/** Checks every part of a request against its endpoint. @throws 400 naming the faulty fields of all parts at once. */
export async function parseRequest(endpoint: Endpoint, req: Request, raw: RawBody): Promise<ParsedRequest> {
  const faults: FieldFault[] = [];
  const take = async (schema: z.ZodType | undefined, value: unknown, whole: string): Promise<unknown> => {
    if (!schema) return undefined;
    const result = await schema.safeParseAsync(value);
    if (result.success) return result.data;
    faults.push(...faultsOf(result.error, whole));
    return undefined;
  };
  const params = await take(endpoint.params, req.params, 'path');
  const query = await take(endpoint.query, endpoint.query && req.query, 'query');
  const body = await take(endpoint.body, raw.body, 'body');
  if (endpoint.file && !raw.file) faults.push({ path: endpoint.file.field, message: 'a file is needed' });
  const key = endpoint.idempotent ? req.headers[idempotencyKeyHeader] : undefined;
  if (key !== undefined && !idempotencyKeySchema.safeParse(key).success) {
    faults.push({ path: idempotencyKeyHeader, message: 'must be 1 to 255 visible ASCII characters' });
  }
  if (faults.length > 0) throw badRequest(faults);
  return { params, query, body, idempotencyKey: typeof key === 'string' ? key : null };
}
