import type { AwsClient } from '../aws/aws-client.ts';
import { inSpan, isRecording } from './span.ts';

/** The same client of the AWS SDK, whose commands are spans of the trace in hand: `S3 PutObject`. */
export function traceAwsClient<Client extends AwsClient>(client: Client, system: string): Client {
  const { send } = client;
  const sendAsBefore = (...call: readonly unknown[]): Promise<unknown> => Reflect.apply(send, client, call);
  return Object.assign(client, {
    send: (command: object, ...rest: readonly unknown[]) =>
      isRecording()
        ? inSpan(commandSpan(system, command), () => sendAsBefore(command, ...rest))
        : sendAsBefore(command, ...rest),
  });
}

function commandSpan(system: string, command: object) {
  const operation = operationOf(command.constructor.name);
  const attributes = { 'rpc.system': 'aws-api', 'rpc.service': system, 'rpc.method': operation };
  return { name: `${system} ${operation}`, kind: 'client', attributes } as const;
}

/** `PutObject` of `PutObjectCommand`; a bundler may have added a stroke or a number to the name of a class. */
export const operationOf = (className: string): string => className.replace(/^_+|(?:Command)?\d*$/g, '');
