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
 * Writes a line for each request. Its members are known, and only the path and the request's id are the client's own, so that
 * only these two have to be searched for secrets: the search of all else would cost more than the line.
 */
export function createAccessLog(logger: Logger): (line: AccessLine) => void {
  const log = logger.child({}, { formatters: { log: withoutSecrets } });
  return (line) => log.info(line, 'request');
}

/** What a line holds once the trace in hand has been added to it. */
function withoutSecrets(line: { readonly path?: unknown; readonly requestId?: unknown }): object {
  const { path, requestId } = line;
  return {
    ...line,
    ...(typeof path === 'string' && { path: redactText(path) }),
    ...(typeof requestId === 'string' && { requestId: redactText(requestId) }),
  };
}
