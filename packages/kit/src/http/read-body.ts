import type { Endpoint } from '@eshop/contracts/endpoint';
import type { Request, Response } from 'express';
import express from 'express';
import { unsupportedMediaType } from '../errors/index.ts';
import type { ReceivedFile } from './handler.ts';

/** The unchecked body of a request, and the file beside it. */
export type RawBody = { readonly body: unknown; readonly file: ReceivedFile | null };

/** Reads the body that an endpoint takes. @throws 400, 413 or 415. */
export type ReadBody = (req: Request, res: Response) => Promise<RawBody>;

/** 256 kB: the largest JSON body unless an app sets another limit. */
export const defaultJsonLimitBytes = 256 * 1024;

/** The reader of an endpoint's body: JSON, a form with a file, or none. Multer is loaded with the first file. */
export function bodyReader(endpoint: Endpoint, jsonLimitBytes: number): ReadBody {
  const { file } = endpoint;
  if (file) return async (req, res) => (await import('./read-form.ts')).readForm(req, res, file);
  return endpoint.body ? jsonReader(jsonLimitBytes) : async () => ({ body: undefined, file: null });
}

function jsonReader(limit: number): ReadBody {
  const parse = express.json({ limit, strict: false, type: isJson });
  return async (req, res) => {
    if (!hasBody(req)) return { body: {}, file: null };
    if (!isJson(req)) throw unsupportedMediaType('must be application/json');
    await new Promise<void>((resolve, reject) => {
      parse(req, res, (error?: unknown) => (error ? reject(error) : resolve()));
    });
    return { body: req.body, file: null };
  };
}

const isJson = (req: { headers: { 'content-type'?: string | undefined } }): boolean =>
  /^\s*application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(req.headers['content-type'] ?? '');

const hasBody = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
