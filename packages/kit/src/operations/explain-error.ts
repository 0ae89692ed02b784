import { z } from 'zod';
import { DomainError } from '../errors/index.ts';
import { redactText } from '../logging/index.ts';

const maxLength = 1_000;
const address = /\b(?:\d{1,3}(?:\.\d{1,3}){3}|localhost|[\w-]+(?:\.[\w-]+)+)(?::\d{2,5})\b/g;

/**
 * Why a try failed, in words that an admin may see: without stack, SQL, addresses and secrets. Of a database's error its last
 * line is told, which says what was wrong; the lines before hold the query.
 */
export function explainError(error: unknown): string {
  if (error instanceof z.ZodError) return cut(`The data does not fit the contract. ${faultsOf(error)}`);
  if (error instanceof DomainError) return cut(error.message);
  if (!(error instanceof Error)) return 'Something was thrown that is no error.';
  const last = error.message.trim().split('\n').at(-1) ?? '';
  return cut(redactText(`${error.name}: ${last}`).replaceAll(address, '…'));
}

const faultsOf = (error: z.ZodError): string =>
  error.issues.map(({ path, message }) => `${path.join('.') || 'data'}: ${message}`).join('; ');

/** No control characters: they may come from a message that nobody can read, and databases refuse some. */
function cut(text: string): string {
  const plain = text.replaceAll(/\p{Cc}+/gu, ' ');
  return plain.length > maxLength ? `${plain.slice(0, maxLength - 1)}…` : plain;
}
