import type { handleUnaryCall, ServerUnaryCall } from '@grpc/grpc-js';
import type { Journal } from '../storage/journal.ts';
import { toStatusError, unavailable } from './status.ts';

type Handler<Request, Response> = (
  request: Request,
  call: ServerUnaryCall<Request, Response>,
) => Response | Promise<Response>;

/**
 * Makes a method of a plain function. Whatever it changed is in the journal before the client hears of it;
 * where that fails the answer is UNAVAILABLE and clients try again.
 */
export function unary<Request, Response>(
  journal: Journal,
  handler: Handler<Request, Response>,
): handleUnaryCall<Request, Response> {
  const answer = async (call: ServerUnaryCall<Request, Response>) => {
    const response = await handler(call.request, call);
    await journal.flushed().catch((error) => {
      throw unavailable(`The journal can't be written: ${String(error)}`);
    });
    return response;
  };
  return (call, callback) => {
    answer(call).then(
      (response) => callback(null, response),
      (error: unknown) => callback(toStatusError(error)),
    );
  };
}
