import type { IncomingMessage } from 'node:http';
import type { Context } from '../context.ts';
import { CognitoError } from '../errors.ts';
import { operations } from '../operations.ts';
import { verifySignature } from '../signature/verify-signature.ts';
import { type Answer, result } from './answer.ts';
import { readBody } from './read-body.ts';

const TARGET = /^AWSCognitoIdentityProviderService\.(\w{1,64})$/;

/** One call of the JSON 1.1 protocol. What it changed is on disk before the answer, refusals included. */
export async function runOperation(context: Context, request: IncomingMessage): Promise<Answer> {
  const body = await readBody(request);
  const name = TARGET.exec(String(request.headers['x-amz-target'] ?? ''))?.[1] ?? '';
  const operation = operations.get(name);
  if (!operation)
    throw new CognitoError('UnknownOperationException', `The operation ${name} is not known here.`);
  if (operation.access === 'iam') {
    const { accessKeys, region } = context;
    verifySignature({ headers: request.headers, body }, { accessKeys, region, now: context.now() });
  }
  const input = parse(body);
  context.database.flush();
  try {
    return result(await operation.run(context, input));
  } finally {
    context.database.flush();
  }
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8') || '{}');
  } catch {
    throw new CognitoError('SerializationException', 'The request is not valid JSON.');
  }
}
