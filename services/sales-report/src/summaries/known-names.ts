import type { Logger } from '@eshop/kit/logging';

/** Names by id. */
export type Names = ReadonlyMap<string, string>;

export type KnownNames = {
  /** Those known last while they can't be had, none before they were had once. */
  names(): Promise<Names>;
};

const goodForMilliseconds = 60_000;
const retryAfterMilliseconds = 5_000;

/** Names that another service gives, kept for a minute: a report never waits long for a name and never fails for one. */
export function createKnownNames(what: string, ask: () => Promise<Names>, logger: Logger): KnownNames {
  let known: Names = new Map();
  let askAgainAt = 0;
  let asking: Promise<void> | undefined;

  async function renew(): Promise<void> {
    try {
      known = await ask();
      askAgainAt = Date.now() + goodForMilliseconds;
    } catch (error) {
      logger.warn({ err: error }, `names of ${what} can not be had now`);
      askAgainAt = Date.now() + retryAfterMilliseconds;
    }
  }

  return {
    async names() {
      if (Date.now() >= askAgainAt) {
        asking ??= renew().finally(() => {
          asking = undefined;
        });
        await asking;
      }
      return known;
    },
  };
}
