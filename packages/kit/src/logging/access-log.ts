import type { Logger } from './create-logger.ts';
import { redactText } from './redact.ts';

/** What is told of each request. */
export type AccessLine = {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly route: string;
  readonly status: number;
  readonly ms: number;
  readonly callerId?: string;
  /** The client went away before the whole answer was sent. */
  readonly aborted?: true;
};

/**
 * Writes a line for each request. Its members are known and only the path is the client's own, so that only the path has to be
 * searched for secrets: the search of all else would cost more than the line.
 */
export function createAccessLog(logger: Logger): (line: AccessLine) => void {
  const log = logger.child({}, { formatters: { log: (line) => line } });
  return (line) => log.info({ ...line, path: redactText(line.path) }, 'request');
}
