import { z } from 'zod';
import { idSchema, skuSchema } from '../ids.ts';
import { maxMovedQuantity } from '../items.ts';
import { moneySchema, priceSchema } from '../money.ts';
import { patchOf } from '../patch.ts';
import { line, text } from '../text.ts';
import { timeSchema } from '../time.ts';
import { countSchema, versionSchema, whole } from '../whole-number.ts';

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

/** Puts an archived product back on sale; in another category where its own is gone. */
export const restoreProductSchema = z.object({ categoryId: idSchema.optional() }).prefault({});
export type RestoreProduct = z.output<typeof restoreProductSchema>;

/** Most pictures of a product: enough for every side of a vehicle. */
export const maxProductImages = 12;

/** All pictures of a product, in the order in which they are to be shown. */
export const imageOrderSchema = z.object({
  imageIds: z
    .array(idSchema, { error: 'must be a list of ids' })
    .min(1, 'must name at least one')
    .max(maxProductImages, `must name at most ${maxProductImages}`)
    .refine((ids) => new Set(ids).size === ids.length, 'must name each picture once'),
});

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
