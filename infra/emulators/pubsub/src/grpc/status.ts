import { status } from '@grpc/grpc-js';

/** An answer other than OK, in the form that grpc-js sends to the client. */
export class StatusError extends Error {
  override readonly name = 'StatusError';
  readonly code: number;
  readonly details: string;

  constructor(code: number, details: string) {
    super(details);
    this.code = code;
    this.details = details;
  }
}

const lastPart = (name: string) => name.slice(name.lastIndexOf('/') + 1);

/** What a client is told of an error; one that nobody foresaw is INTERNAL. */
export const toStatusError = (error: unknown) =>
  error instanceof StatusError ? error : new StatusError(status.INTERNAL, `Internal error: ${String(error)}`);

/** The named topic or subscription does not exist. */
export const notFound = (name: string) =>
  new StatusError(status.NOT_FOUND, `Resource not found (resource=${lastPart(name)}).`);

/** A topic or subscription of this name exists already. */
export const alreadyExists = (name: string) =>
  new StatusError(
    status.ALREADY_EXISTS,
    `Resource already exists in the project (resource=${lastPart(name)}).`,
  );

/** The request itself is wrong, whatever the state of the server. */
export const invalidArgument = (details: string) => new StatusError(status.INVALID_ARGUMENT, details);

/** The request is right, but the resource is in no state for it. */
export const failedPrecondition = (details: string) => new StatusError(status.FAILED_PRECONDITION, details);

/** A part of Pub/Sub that this emulator does not have. */
export const unimplemented = (what: string) =>
  new StatusError(status.UNIMPLEMENTED, `${what} is not available in this emulator.`);

/** The server can't answer now; the client may try again. */
export const unavailable = (details: string) => new StatusError(status.UNAVAILABLE, details);
