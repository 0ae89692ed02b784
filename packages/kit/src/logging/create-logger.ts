import { traceIdOf } from '@eshop/otlp/traceparent';
import type { DestinationStream, Logger as PinoLogger } from 'pino';
import { pino } from 'pino';
import { redact, redactText } from './redact.ts';
import { currentTrace } from './trace.ts';

export type Logger = PinoLogger;

/** Options of `createLogger`; `destination` is for tests, the default is standard output. */
export type LoggerOptions = {
  readonly service: string;
  readonly level?: string;
  readonly destination?: DestinationStream;
};

/** Lines below `warn` are written in bundles: each write costs more than the line. */
const bundle = { minLength: 4_096, periodicFlush: 100 };
const warnValue = 40;

/**
 * A pino logger that writes one JSON object a line, with the service, the request id and the trace id on each,
 * and without secrets. `error` means that somebody must act; what heals itself is `warn`. These two leave the process at
 * once, with all before them; what is below them within 0.1 s.
 */
export function createLogger({ service, level = 'info', destination }: LoggerOptions): Logger {
  return pino(
    {
      level,
      base: { service },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => redact(fields) as Record<string, unknown>,
      },
      // The errors that arrive here have been through formatters.log.
      serializers: { ...childSecrets, err: (error: unknown) => error },
      mixin: traceFields,
      hooks: {
        logMethod(args, method, level) {
          const clean = withMessage(args).map((arg) => (typeof arg === 'string' ? redactText(arg) : arg));
          method.apply(this, clean as typeof args);
          if (level >= warnValue) this.flush();
        },
      },
    },
    destination ?? pino.destination({ dest: 1, ...bundle }),
  );
}

/** A logger that writes nothing. */
export const silentLogger = (): Logger => pino({ level: 'silent' });

// Bindings of child loggers bypass formatters.log; serializers reach them by name.
const childSecrets = Object.fromEntries(
  ['authorization', 'cookie', 'password', 'token', 'accessToken', 'refreshToken', 'secret'].map((name) => [
    name,
    () => '[redacted]',
  ]),
);

/** Pino takes a missing message from the error as it is; taken here, it is redacted like any other. */
function withMessage(args: readonly unknown[]): readonly unknown[] {
  const [first, message] = args;
  if (message !== undefined || typeof first !== 'object' || first === null) return args;
  const error = first instanceof Error ? first : 'err' in first && first.err;
  return error instanceof Error ? [first instanceof Error ? { err: first } : first, error.message] : args;
}

function traceFields(): Record<string, unknown> {
  const trace = currentTrace();
  if (!trace) return {};
  return { requestId: trace.requestId, traceId: traceIdOf(trace.traceparent), ...trace.logFields };
}
