import { EventEmitter, once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import type { Logger } from './create-logger.ts';

const patienceMilliseconds = 500;

/**
 * Waits until the line just logged, and all before it, have left the process. Lines are written in the background; at an exit those still
 * waiting are written at once and would overtake the one on its way.
 */
export async function written(logger: Logger): Promise<void> {
  const stream: unknown = Reflect.get(logger, pino.symbols.streamSym);
  if (!(stream instanceof EventEmitter)) return;
  await Promise.race([once(stream, 'drain'), delay(patienceMilliseconds, undefined, { ref: false })]);
}
