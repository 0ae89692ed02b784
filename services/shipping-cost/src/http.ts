import { shippingCostRequestSchema, shippingCostSchema } from '@eshop/contracts/api/shipping-cost';
import type { LambdaFunctionURLEvent } from 'aws-lambda';
import { HttpProblem, problemAnswer } from './problem.ts';
import type { Rates } from './rates.ts';
import { shippingCost } from './shipping-cost.ts';

export type HttpAnswer = {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: string;
};

const path = '/shipping-cost';
/** Two zip codes need no more. */
const maxBodyBytes = 16_384;
const jsonType = /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i;

/** Answers one request to the function URL (payload format 2.0); refusals are problems (RFC 9457). */
export function answerHttp(event: LambdaFunctionURLEvent, awsRequestId: string, rates: Rates): HttpAnswer {
  const requestId = requestIdOf(event) ?? awsRequestId;
  const answer = answerOrProblem(event, requestId, rates);
  return {
    ...answer,
    headers: { 'cache-control': 'no-store', 'x-request-id': requestId, ...answer.headers },
  };
}

function answerOrProblem(event: LambdaFunctionURLEvent, requestId: string, rates: Rates): HttpAnswer {
  try {
    const { fromZip, toZip } = readShipment(event);
    const body = JSON.stringify(shippingCostSchema.parse(shippingCost(fromZip, toZip, rates)));
    return { statusCode: 200, headers: { 'content-type': 'application/json' }, body };
  } catch (error) {
    if (error instanceof HttpProblem) return problemAnswer(error, requestId);
    process.stderr.write(`${JSON.stringify({ level: 'error', requestId, error: String(error) })}\n`);
    return problemAnswer(new HttpProblem('INTERNAL'), requestId);
  }
}

function readShipment(event: LambdaFunctionURLEvent): { fromZip: string; toZip: string } {
  if (event.rawPath !== path) throw new HttpProblem('NOT_FOUND', `There is nothing at ${event.rawPath}.`);
  if (event.requestContext.http.method !== 'POST') {
    throw new HttpProblem('METHOD_NOT_ALLOWED', 'Use POST.', { headers: { allow: 'POST' } });
  }
  if (!jsonType.test(event.headers['content-type'] ?? '')) {
    throw new HttpProblem('UNSUPPORTED_MEDIA_TYPE', 'Send application/json.');
  }
  const shipment = shippingCostRequestSchema.safeParse(readJson(event));
  if (shipment.success) return shipment.data;
  const errors = shipment.error.issues.map((issue) => ({
    path: issue.path.join('.') || 'body',
    message: issue.message,
  }));
  throw new HttpProblem('VALIDATION_FAILED', 'Some members of the body are not valid.', { errors });
}

function readJson({ body = '', isBase64Encoded }: LambdaFunctionURLEvent): unknown {
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > maxBodyBytes)
    throw new HttpProblem('PAYLOAD_TOO_LARGE', `At most ${maxBodyBytes} bytes.`);
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new HttpProblem('MALFORMED_BODY', 'The body is not JSON.');
  }
}

/** The caller's `x-request-id`, where it is one that can be logged and sent back as it is. */
function requestIdOf(event: LambdaFunctionURLEvent): string | undefined {
  const requestId = event.headers['x-request-id'];
  return requestId && /^[\w.:-]{1,128}$/.test(requestId) ? requestId : undefined;
}
