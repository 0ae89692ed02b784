import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** A real client that counts the commands sent through it, by name. */
export function countedClient() {
  const client = new DynamoDBClient();
  const sent = new Map<string, number>();
  client.middlewareStack.add(
    (next, context) => (args) => {
      const name = String(context.commandName ?? 'unknown').replace(/Command$/, '');
      sent.set(name, (sent.get(name) ?? 0) + 1);
      return next(args);
    },
    { step: 'initialize', name: 'countCommands' },
  );
  const marshallOptions = { removeUndefinedValues: true };
  return { client, documents: DynamoDBDocumentClient.from(client, { marshallOptions }), sent };
}
