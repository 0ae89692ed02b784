import { z } from 'zod';
import { idListText, idOrSlug, skuListText } from '../ids.ts';
import { pageQuery } from '../paging.ts';
import { line, searchWords } from '../text.ts';
import { wholeText } from '../whole-number.ts';

/** Orders in which products are listed. */
export const productSorts = ['newest', 'price-asc', 'price-desc'] as const;
/** Orders in which staff see products. */
export const staffProductSorts = [
  ...productSorts,
  'name-asc',
  'name-desc',
  'stock-asc',
  'stock-desc',
] as const;

const mostValues = 20;

/** A filter that may be given several times; a comma is part of a value. */
const values = (max: number) =>
  z
    .union([line(max), z.array(line(max)).max(mostValues)], {
      error: `must be text, given at most ${mostValues} times`,
    })
    .transform((value) => (typeof value === 'string' ? [value] : value))
    .optional()
    .describe('May be given several times: products with any of the values');

/** What products are chosen by; the ends of ranges are included. */
const selection = {
  category: idOrSlug.optional().describe('Slug or id; products of its subcategories too'),
  q: searchWords.optional(),
  make: values(60),
  yearFrom: wholeText(1, 9999).optional(),
  yearTo: wholeText(1, 9999).optional(),
  priceFrom: wholeText(0).optional().describe('Minor units'),
  priceTo: wholeText(0).optional().describe('Minor units'),
  engineFrom: wholeText(0).optional().describe('Cubic centimetres; products without an engine are left out'),
  engineTo: wholeText(0).optional().describe('Cubic centimetres; products without an engine are left out'),
  fuel: values(40),
  transmission: values(40),
  bodyType: values(40),
};

type RangeEnd = 'yearFrom' | 'yearTo' | 'priceFrom' | 'priceTo' | 'engineFrom' | 'engineTo';
const ranges: readonly (readonly [from: RangeEnd, to: RangeEnd, message: string])[] = [
  ['yearFrom', 'yearTo', 'must not be before yearFrom'],
  ['priceFrom', 'priceTo', 'must not be below priceFrom'],
  ['engineFrom', 'engineTo', 'must not be below engineFrom'],
];

/** No range runs backwards. */
function checkRanges(query: { readonly [End in RangeEnd]?: number | undefined }, context: z.RefinementCtx) {
  for (const [from, to, message] of ranges) {
    const [low, high] = [query[from], query[to]];
    if (low !== undefined && high !== undefined && low > high)
      context.addIssue({ code: 'custom', path: [to], message });
  }
}

/** A page of what is chosen, in one of these orders. */
const listIn = <const Sort extends string>(sorts: readonly Sort[]) => ({
  ...pageQuery,
  sort: z
    .enum(sorts, { error: `must be one of ${sorts.join(', ')}` })
    .optional()
    .describe('When left out: the newest first, or with `q` what fits best'),
  ...selection,
});

/** Filters of the product list. With `ids`, just those products. */
export const productsQuerySchema = z
  .object({
    ids: idListText
      .optional()
      .describe(
        'Up to 100 ids, answered on one page; archived products too; other members are not looked at',
      ),
    ...listIn(productSorts),
  })
  .superRefine(checkRanges);
export type ProductsQuery = z.output<typeof productsQuerySchema>;

/** Filters of the lists that staff see: by name and by what is available, too. */
export const staffProductsQuerySchema = z.object(listIn(staffProductSorts)).superRefine(checkRanges);
export type StaffProductsQuery = z.output<typeof staffProductsQuerySchema>;

/** SKUs whose products are asked for. */
export const productsBySkuQuerySchema = z.object({
  skus: skuListText.describe('Up to 100 SKUs, answered on one page in this order; unknown ones are left out'),
});

/** The products whose facets are asked for. */
export const productFacetsQuerySchema = z.object(selection).superRefine(checkRanges);
export type ProductFacetsQuery = z.output<typeof productFacetsQuerySchema>;

/** What was typed so far. */
export const productSuggestionsQuerySchema = z.object({
  q: searchWords.default('').describe('When empty: the makes with most products'),
  limit: wholeText(1, 20).default(8).describe('Most suggestions; 8 when left out'),
});
export type ProductSuggestionsQuery = z.output<typeof productSuggestionsQuerySchema>;

export const similarProductsQuerySchema = z.object({
  limit: wholeText(1, 24).default(8).describe('Most products; 8 when left out'),
});
