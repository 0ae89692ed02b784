import { z } from 'zod';
import { idSchema } from '../ids.ts';
import { moneySchema } from '../money.ts';
import { countSchema, whole } from '../whole-number.ts';
import { productSchema } from './product-schemas.ts';

const valueCounts = z
  .array(z.object({ value: z.string().min(1), count: countSchema }))
  .describe('Most products first, then by name; at most 100, those that are filtered by always among them');

/** Part of a range, to be drawn as a bar. */
const bucketOf = <Limit extends z.ZodType>(limit: Limit) =>
  z
    .array(z.object({ from: limit, to: limit, count: countSchema }))
    .describe('At most 12, one beside the other, of one width, with round limits; `to` is not included');

/**
 * What the products of a list have, for choosing filters. Each facet is counted as if there were no filter on it, so that
 * a further value can be chosen; a facet of which no product has anything is empty or null.
 */
export const productFacetsSchema = z
  .object({
    complete: z
      .boolean()
      .describe('False when not all products could be counted: then there are more than the numbers say'),
    total: countSchema.describe('Products that fit all filters'),
    make: valueCounts,
    fuel: valueCounts,
    transmission: valueCounts,
    bodyType: valueCounts,
    year: z
      .object({
        min: whole(0),
        max: whole(0),
        values: z
          .array(z.object({ value: whole(0), count: countSchema }))
          .describe('The latest year first; at most 100'),
      })
      .nullable(),
    price: z.object({ min: moneySchema, max: moneySchema, buckets: bucketOf(moneySchema) }).nullable(),
    engineCc: z.object({ min: whole(0), max: whole(0), buckets: bucketOf(whole(0)) }).nullable(),
  })
  .meta({ id: 'ProductFacets' });
export type ProductFacets = z.output<typeof productFacetsSchema>;

const suggested = { text: z.string().min(1).describe('To be shown') };
const name = z.string().min(1);

/** Something that the words typed so far may mean. */
export const productSuggestionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('make'), ...suggested, make: name, count: countSchema }),
  z.object({ kind: z.literal('model'), ...suggested, make: name, model: name, count: countSchema }),
  z.object({
    kind: z.literal('product'),
    ...suggested,
    productId: idSchema,
    thumbUrl: z.string().min(1).nullable(),
    price: moneySchema,
  }),
]);
export type ProductSuggestion = z.output<typeof productSuggestionSchema>;

export const productSuggestionsSchema = z.object({
  items: z
    .array(productSuggestionSchema)
    .describe('The best first: makes, then models, then products; no text twice'),
});

export const similarProductsSchema = z.object({
  items: z.array(productSchema).describe('The most similar first'),
  nextCursor: z.null(),
});
