import { createHash } from 'node:crypto';
import type { FileField } from '@eshop/contracts/endpoint';
import { problems } from '@eshop/contracts/problem';
import type { Request, Response } from 'express';
import multer, { MulterError } from 'multer';
import { badRequest, payloadTooLarge, refusal, unsupportedMediaType } from '../errors/index.ts';
import type { ReceivedFile } from './handler.ts';
import type { RawBody } from './read-body.ts';
import { sniffContentType } from './sniff-content-type.ts';

const maxFields = 32;
const maxFieldBytes = 64 * 1024;

/** Reads `multipart/form-data` with one file into memory. @throws 400, 413 or 415, each naming the field. */
export async function readForm(req: Request, res: Response, field: FileField): Promise<RawBody> {
  if (!/^\s*multipart\/form-data\s*;/i.test(req.headers['content-type'] ?? '')) {
    throw unsupportedMediaType('must be multipart/form-data');
  }
  await receive(req, res, field);
  // Multer's fields have no prototype; zod reads them as any other object.
  return { body: { ...req.body }, file: req.file ? identify(req.file, field) : null };
}

async function receive(req: Request, res: Response, { field, maxBytes }: FileField): Promise<void> {
  const upload = multer({
    storage: multer.memoryStorage(),
    limits: {
      fileSize: maxBytes,
      files: 1,
      fields: maxFields,
      fieldSize: maxFieldBytes,
      parts: maxFields + 1,
    },
  }).single(field);
  try {
    await new Promise<void>((resolve, reject) => {
      upload(req, res, (error?: unknown) => (error ? reject(error) : resolve()));
    });
  } catch (error) {
    throw formFault(error, field, maxBytes);
  }
}

function formFault(error: unknown, field: string, maxBytes: number): Error {
  if (!(error instanceof MulterError)) {
    return refusal(problems.VALIDATION_FAILED, 'the form can not be read', {
      faults: [{ path: 'body', message: 'is not a readable form' }],
    });
  }
  const path = error.field ?? field;
  if (error.code === 'LIMIT_FILE_SIZE') return payloadTooLarge(`must be at most ${maxBytes} bytes`, path);
  if (error.code === 'LIMIT_UNEXPECTED_FILE' || error.code === 'LIMIT_FILE_COUNT') {
    return badRequest([{ path, message: `only one file, in the field ${field}, is taken` }]);
  }
  if (error.code === 'LIMIT_FIELD_VALUE') return payloadTooLarge('is too long', path);
  return badRequest([{ path: error.field ?? 'body', message: error.message.toLowerCase() }]);
}

function identify(file: Express.Multer.File, field: FileField): ReceivedFile {
  if (file.size === 0) throw badRequest([{ path: field.field, message: 'is empty' }]);
  const contentType = sniffContentType(file.buffer);
  if (contentType === null || !field.contentTypes.includes(contentType)) {
    throw unsupportedMediaType(`must hold one of ${field.contentTypes.join(', ')}`, field.field);
  }
  let sha256: string | undefined;
  return {
    content: file.buffer,
    contentType,
    size: file.size,
    get sha256() {
      sha256 ??= createHash('sha256').update(file.buffer).digest('hex');
      return sha256;
    },
    name: file.originalname,
  };
}
