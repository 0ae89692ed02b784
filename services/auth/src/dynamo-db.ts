import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { awsClient } from '@eshop/kit/aws';
import { isTransient, unavailable } from '@eshop/kit/errors';

const timeouts = { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true };

/** The client for this service's table; connects to nothing yet. */
export const createDynamoDb = (): DynamoDBClient =>
  awsClient(new DynamoDBClient({ requestHandler: timeouts, maxAttempts: 2 }), 'DynamoDB');

/** Calls DynamoDB. @throws 503 while it is away */
export async function orAway<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    throw isTransient(error) ? unavailable('audit trail', 2, error) : error;
  }
}
