import { AsyncLocalStorage } from 'node:async_hooks';
import { z } from 'zod';

const place = Symbol.for('eshop.traceparent');
const storage = z.instanceof(AsyncLocalStorage<string>);

/**
 * The `traceparent` of the request that a page, an action or a route answers; none while developing. The server around
 * Next.js keeps it. It is bundled apart from the pages, so both know the storage by its name and not as a module.
 */
export const traceInHand = (): string | undefined =>
  storage.safeParse(Reflect.get(globalThis, place)).data?.getStore();

/** For the server: the storage that `traceInHand` reads. */
export function keepTraceInHand(): AsyncLocalStorage<string> {
  const kept = new AsyncLocalStorage<string>();
  Reflect.set(globalThis, place, kept);
  return kept;
}
