import type { Category } from '@eshop/contracts/api/category-schemas';
import { listCategories } from '@eshop/contracts/api/product';
import { callEndpoint } from '@eshop/kit/http';
import type { Logger } from '@eshop/kit/logging';

export type CategoryClient = {
  /** Names of categories by id; those known last while the product service is away, none before it answered once. */
  names(): Promise<ReadonlyMap<string, string>>;
};

const goodForMilliseconds = 60_000;
const retryAfterMilliseconds = 5_000;
const timeoutMs = 1_000;

/** The product service's category tree, kept for a minute; a report never waits long for a name and never fails for one. */
export function createCategoryClient(baseUrl: string, logger: Logger): CategoryClient {
  let known: ReadonlyMap<string, string> = new Map();
  let askAgainAt = 0;
  let asking: Promise<void> | undefined;

  async function ask(): Promise<void> {
    try {
      const { items } = await callEndpoint(listCategories, { service: 'product', baseUrl, timeoutMs });
      known = new Map(flat(items).map(({ id, name }) => [id, name]));
      askAgainAt = Date.now() + goodForMilliseconds;
    } catch (error) {
      logger.warn({ err: error }, 'names of categories can not be had now');
      askAgainAt = Date.now() + retryAfterMilliseconds;
    }
  }

  return {
    async names() {
      if (Date.now() >= askAgainAt) {
        asking ??= ask().finally(() => {
          asking = undefined;
        });
        await asking;
      }
      return known;
    },
  };
}

const flat = (categories: readonly Category[]): Category[] =>
  categories.flatMap((category) => [category, ...flat(category.children)]);
