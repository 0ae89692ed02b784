import { traceAwsClient } from '../tracing/trace-aws-client.ts';
import { sendAgainOnceClockIsSet } from './clock-skew.ts';

/** What a client of the AWS SDK has. */
export type AwsClient = { send(command: never): Promise<unknown> };

/**
 * The same client of the AWS SDK as services use it: its commands are spans of the trace in hand (`S3 PutObject`), and one that is
 * refused for the time of its signature is sent again. Bodies must be in memory, not streams.
 */
export const awsClient = <Client extends AwsClient>(client: Client, system: string): Client =>
  traceAwsClient(sendAgainOnceClockIsSet(client), system);
