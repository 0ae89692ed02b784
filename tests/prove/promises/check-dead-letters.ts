import type { Finding } from '../../invariants/check.ts';
import { strayDeadLetters } from '../faults/dead-letters.ts';

/** No event was given up: what a fault made unreadable was discarded by it, and all else was kept until it could be handled. */
export async function checkDeadLetters(): Promise<Finding> {
  const stray = await strayDeadLetters();
  return {
    compared: `${stray.length} messages were given up`,
    breaches: stray.map(({ subscription, eventId, lastError }) => ({
      subject: `event ${eventId} at ${subscription}`,
      detail: `was given up: ${lastError ?? 'nobody knows why'}`,
    })),
  };
}
