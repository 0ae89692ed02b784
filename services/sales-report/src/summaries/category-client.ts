import type { Category } from '@eshop/contracts/api/category-schemas';
import { listCategories } from '@eshop/contracts/api/product';
import { callEndpoint } from '@eshop/kit/http';
import type { Logger } from '@eshop/kit/logging';
import { createKnownNames, type KnownNames } from './known-names.ts';

const timeoutMs = 1_000;

/** The names in the product service's category tree. */
export const createCategoryClient = (baseUrl: string, logger: Logger): KnownNames =>
  createKnownNames(
    'categories',
    async () => {
      const { items } = await callEndpoint(listCategories, { service: 'product', baseUrl, timeoutMs });
      return new Map(flat(items).map(({ id, name }) => [id, name]));
    },
    logger,
  );

const flat = (categories: readonly Category[]): Category[] =>
  categories.flatMap((category) => [category, ...flat(category.children)]);
