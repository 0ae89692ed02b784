import { tracingChannel } from 'node:diagnostics_channel';
import { spanTime } from '@eshop/otlp/span';
import { z } from 'zod';
import { continueTrace, currentTrace, type Trace } from '../logging/index.ts';
import { recordSpan } from './span.ts';

const commandSchema = z.object({ command: z.string() });

/**
 * Records each Redis command as a span of the trace in hand, by the channel that ioredis tells of them on. Only its name:
 * keys hold ids of customers. Commands that several requests send together belong to the first of them.
 * @returns what ends it
 */
export function recordRedisCommands(): () => void {
  const channel = tracingChannel<unknown, object>('ioredis:command');
  const running = new WeakMap<object, { readonly trace: Trace; readonly startedAt: number }>();
  const failed = new WeakSet<object>();
  const listener = {
    start(command: object) {
      const trace = currentTrace();
      if (trace) running.set(command, { trace: continueTrace(trace), startedAt: spanTime() });
    },
    end() {},
    asyncStart() {},
    asyncEnd(command: object) {
      const began = running.get(command);
      const { data } = commandSchema.safeParse(command);
      if (!began || !data) return;
      const name = data.command.toUpperCase();
      const attributes = { 'db.system.name': 'redis', 'db.operation.name': name };
      recordSpan({
        ...began,
        name,
        kind: 'client',
        attributes,
        endedAt: spanTime(),
        failed: failed.has(command),
      });
    },
    error(command: object) {
      failed.add(command);
    },
  };
  channel.subscribe(listener);
  return () => channel.unsubscribe(listener);
}
