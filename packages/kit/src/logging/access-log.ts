import { traceIdOf } from '@eshop/otlp/traceparent';
import { symbols } from 'pino';
import type { Logger } from './create-logger.ts';
import { redact, redactText } from './redact.ts';
import type { Trace } from './trace.ts';

/** What is told of each request. */
export type AccessLine = {
  readonly trace: Trace;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly route: string;
  readonly status: number;
  readonly ms: number;
  readonly callerId: string | undefined;
  /** The client went away before the whole answer was sent. */
  readonly aborted: boolean;
};

/** What a pino logger keeps of itself, by the symbols that pino gives out for it. */
type Inside = {
  readonly [symbols.streamSym]: { write(line: string): void };
  /** The members of each line of this logger, as JSON with a comma before each. */
  readonly [symbols.chindingsSym]: string;
};

/**
 * Writes a line for each request as the logger would, a tenth as dear: its members are known, so that the line is put together by
 * hand, and only the path, the request's id and what was noted in the logs have to be searched for secrets.
 */
export function createAccessLog(logger: Logger): (line: AccessLine) => void {
  const inside = logger as Logger & Inside;
  const stream = inside[symbols.streamSym];
  const members = inside[symbols.chindingsSym];
  return (line) => {
    if (logger.isLevelEnabled('info')) stream.write(textOf(line, members));
  };
}

function textOf({ trace, method, path, route, status, ms, callerId, aborted }: AccessLine, members: string) {
  const { requestId, traceparent, logFields } = trace;
  return (
    `{"level":"info","time":"${new Date().toISOString()}"${members}` +
    `,"requestId":${quoted(redactText(requestId))},"traceId":"${traceIdOf(traceparent)}"${notes(logFields)}` +
    `,"method":${quoted(method)},"path":${quoted(redactText(path))},"route":${quoted(route)}` +
    `,"status":${status},"ms":${ms}${callerId === undefined ? '' : `,"callerId":${quoted(callerId)}`}` +
    `${aborted ? ',"aborted":true' : ''},"msg":"request"}\n`
  );
}

const quoted = (text: string): string => JSON.stringify(text);

/** Each with a comma before it. */
function notes(fields: Readonly<Record<string, unknown>>): string {
  for (const _name in fields) return `,${JSON.stringify(redact(fields)).slice(1, -1)}`;
  return '';
}
