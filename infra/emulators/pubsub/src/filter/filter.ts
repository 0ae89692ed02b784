import { invalidArgument } from '../grpc/status.ts';
import type { StringMap } from '../grpc/wire.ts';
import { FilterParser } from './filter-parser.ts';

/** Tells whether a message with these attributes is delivered. */
export type Filter = (attributes: StringMap) => boolean;

const maxFilterBytes = 256;

/**
 * Compiles an expression of the Pub/Sub filter language: `attributes:key`, `attributes.key = "v"`, `!=`,
 * `hasPrefix(attributes.key, "v")`, NOT or `-`, AND, OR and parentheses. An empty one lets everything pass.
 * Throws INVALID_ARGUMENT on a syntax error or more than 256 bytes.
 * https://cloud.google.com/pubsub/docs/subscription-message-filter
 */
export function compileFilter(expression: string): Filter {
  if (expression.trim() === '') return () => true;
  if (Buffer.byteLength(expression) > maxFilterBytes) {
    throw invalidArgument(`A filter may be at most ${maxFilterBytes} bytes long.`);
  }
  return new FilterParser(expression).parse();
}
