import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Written as text, for it runs in the page: React marks what it has taken over. */
const takenOver = `Object.keys(document.querySelector('main a, main form') ?? {}).some((key) => key.startsWith('__react'))`;

/** Waits until a page's scripts run: what is pressed before goes the way without them. */
export const untilScripted = (page: Page): Promise<void> =>
  expect.poll(() => page.evaluate(takenOver)).toBe(true);
