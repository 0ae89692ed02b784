import { z } from 'zod';
import { idListText, idOrSlug, idSchema, skuSchema } from '../ids.ts';
import { maxMovedQuantity } from '../items.ts';
import { moneySchema, priceSchema } from '../money.ts';
import { pageQuery } from '../paging.ts';
import { patchOf } from '../patch.ts';
import { line, searchWords, text } from '../text.ts';
import { timeSchema } from '../time.ts';
import { countSchema, versionSchema, whole, wholeText } from '../whole-number.ts';

const year = [1885, 2100] as const;
const weightKg = z
  .number({ error: (issue) => (issue.input === undefined ? 'is required' : 'must be a number') })
  .positive('must be more than 0')
  .max(100_000, 'must be at most 100000');

const optionalAttributes = {
  mileageKm: whole(0, 10_000_000),
  engineCc: whole(1, 100_000),
  powerHp: whole(1, 10_000),
  fuel: line(40),
  transmission: line(40),
  bodyType: line(40),
  colour: line(40),
};

/** What kind of vehicle a product is. */
export const attributesSchema = z.object({
  make: line(60),
  model: line(120),
  year: whole(...year),
  ...z.object(optionalAttributes).partial().shape,
});
export type Attributes = z.output<typeof attributesSchema>;

const nullable = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().optional();
/** Attributes to change: a member left out stays, `null` takes an optional one away. */
const attributesPatchSchema = z.object({
  make: line(60).optional(),
  model: line(120).optional(),
  year: whole(...year).optional(),
  mileageKm: nullable(optionalAttributes.mileageKm),
  engineCc: nullable(optionalAttributes.engineCc),
  powerHp: nullable(optionalAttributes.powerHp),
  fuel: nullable(optionalAttributes.fuel),
  transmission: nullable(optionalAttributes.transmission),
  bodyType: nullable(optionalAttributes.bodyType),
  colour: nullable(optionalAttributes.colour),
});

/** A product to be made; `initialQuantity` is received into the main warehouse. */
export const createProductSchema = z.object({
  sku: skuSchema.optional().describe('Made by the shop when left out'),
  name: line(200),
  description: text(10_000).default(''),
  categoryId: idSchema,
  price: priceSchema,
  weightKg,
  attributes: attributesSchema,
  initialQuantity: whole(0, maxMovedQuantity).default(0),
});
export type CreateProduct = z.output<typeof createProductSchema>;

/** What an admin can change of a product. */
export const updateProductSchema = patchOf({
  name: line(200),
  description: text(10_000),
  categoryId: idSchema,
  price: priceSchema,
  weightKg,
  attributes: attributesPatchSchema,
});
export type UpdateProduct = z.output<typeof updateProductSchema>;

/** Sizes in which an image is served. */
export const imageSizes = ['page', 'thumb'] as const;
/** A picture of a product: `url` for its page, `thumbUrl` for lists; width and height are those of `url`, in pixels. */
export const productImageSchema = z.object({
  id: idSchema,
  url: z.string().min(1),
  thumbUrl: z.string().min(1),
  width: whole(1),
  height: whole(1),
});
export type ProductImage = z.output<typeof productImageSchema>;

/** A product as everybody sees it. */
export const productSchema = z
  .object({
    id: idSchema,
    sku: z.string().min(1),
    name: z.string().min(1),
    description: z.string(),
    categoryId: idSchema,
    categoryPath: z
      .array(z.object({ id: idSchema, slug: z.string(), name: z.string() }))
      .describe('From the top category down to the product’s own'),
    price: moneySchema,
    weightKg: z.number().positive(),
    attributes: attributesSchema,
    images: z.array(productImageSchema),
    availableQuantity: countSchema,
    archived: z.boolean(),
    version: versionSchema,
    createdAt: timeSchema,
    updatedAt: timeSchema,
  })
  .meta({ id: 'Product' });
export type Product = z.output<typeof productSchema>;

/** Orders in which products are listed. */
export const productSorts = ['newest', 'price-asc', 'price-desc'] as const;
const inOrder = (from: number | undefined, to: number | undefined) =>
  from === undefined || to === undefined || from <= to;

/** Filters of the product list; years and prices (minor units) include both ends. With `ids`, just those products. */
export const productsQuerySchema = z
  .object({
    ...pageQuery,
    ids: idListText
      .optional()
      .describe(
        'Up to 100 ids, answered on one page; archived products too; other members are not looked at',
      ),
    category: idOrSlug.optional().describe('Slug or id; products of its subcategories too'),
    q: searchWords.optional(),
    sort: z
      .enum(productSorts, { error: `must be one of ${productSorts.join(', ')}` })
      .optional()
      .describe('When left out: the newest first, or with `q` what fits best'),
    make: line(60).optional(),
    yearFrom: wholeText(1, 9999).optional(),
    yearTo: wholeText(1, 9999).optional(),
    priceFrom: wholeText(0).optional(),
    priceTo: wholeText(0).optional(),
    fuel: line(40).optional(),
    transmission: line(40).optional(),
    bodyType: line(40).optional(),
  })
  .refine((query) => inOrder(query.yearFrom, query.yearTo), {
    path: ['yearTo'],
    message: 'must not be before yearFrom',
  })
  .refine((query) => inOrder(query.priceFrom, query.priceTo), {
    path: ['priceTo'],
    message: 'must not be below priceFrom',
  });
export type ProductsQuery = z.output<typeof productsQuerySchema>;
