import { problems } from '@eshop/contracts/problem';
import { type DomainError, payloadTooLarge, refusal, unavailable } from '@eshop/kit/errors';

/** The service took too long: 504, or 408 when it still waited for the client's own body. */
export const timedOut = (service: string, bodyReceived: boolean): DomainError =>
  bodyReceived
    ? refusal(problems.GATEWAY_TIMEOUT, `${service} did not answer in time`, { retryAfterSeconds: 1 })
    : refusal(problems.REQUEST_TIMEOUT, 'the body took too long to arrive');

/** The service has more requests in hand than it can be waited for. */
export const overloaded = (service: string): DomainError => unavailable(service, 1);

/** A body above what the endpoint takes. */
export const bodyTooLarge = (maxBytes: number): DomainError =>
  payloadTooLarge(`must be at most ${maxBytes} bytes`, 'body');

/** A connection that broke or never came about: 503; an answer that is no HTTP: 502. */
export function brokenConnection(service: string, error: Error): DomainError {
  const nonsense = 'code' in error && typeof error.code === 'string' && error.code.startsWith('HPE_');
  return nonsense
    ? refusal(problems.BAD_GATEWAY, `${service} answered nonsense`, { cause: error })
    : unavailable(service, 1, error);
}

/** Whether the connection ended before an answer: a request without effects may then be sent once more. */
export const endedEarly = (error: Error): boolean =>
  'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
