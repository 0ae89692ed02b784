import { z } from 'zod';
import { changeKeys, priceKey, productKey } from '../table/keys.ts';
import type { Item } from '../table/write.ts';
import type { ProductRecord } from './product.ts';

/** What was once accepted stays readable: limits of today's contract are no matter of the table. */
const storedAttributes = z.object({
  make: z.string(),
  model: z.string(),
  year: z.number(),
  mileageKm: z.number().optional(),
  engineCc: z.number().optional(),
  powerHp: z.number().optional(),
  fuel: z.string().optional(),
  transmission: z.string().optional(),
  bodyType: z.string().optional(),
  colour: z.string().optional(),
});

const recordSchema = z.object({
  id: z.string(),
  sku: z.string(),
  name: z.string(),
  description: z.string(),
  categoryId: z.string(),
  priceAmount: z.number(),
  weightKg: z.number(),
  attributes: storedAttributes,
  images: z.array(z.object({ id: z.string(), width: z.number(), height: z.number() })),
  availableQuantity: z.number(),
  quantityVersion: z.number(),
  archived: z.boolean(),
  version: z.number(),
  createdAt: z.string(),
  updatedAt: z.string(),
});

/** The attributes of an item that hold the product itself. */
export const recordAttributes: readonly string[] = ['record', ...Object.keys(recordSchema.shape)];

/** Values of filters are compared without regard to case. */
export const fold = (text: string): string => text.toLowerCase();

/** Keys of the indexes and the values that lists filter by. An archived product is in no list. */
export function indexAttributes(product: ProductRecord) {
  const { id, categoryId, priceAmount, archived, attributes } = product;
  const { make, year, fuel, transmission, bodyType } = attributes;
  return {
    ...(!archived && { listedIn: categoryId }),
    priceKey: priceKey(priceAmount, id),
    year,
    makeKey: fold(make),
    ...(fuel !== undefined && { fuelKey: fold(fuel) }),
    ...(transmission !== undefined && { transmissionKey: fold(transmission) }),
    ...(bodyType !== undefined && { bodyTypeKey: fold(bodyType) }),
  };
}

/** Attributes of an item that a product need not have. */
export const optionalIndexAttributes = ['listedIn', 'fuelKey', 'transmissionKey', 'bodyTypeKey'] as const;

/** What the index of changes tells of a product: enough to list and to find it. A later version may tell more. */
const cardSchema = z.tuple(
  [
    z.number(),
    z.string(),
    z.number(),
    z.string(),
    z.string(),
    z.string(),
    z.string(),
    z.number(),
    z.string(),
    z.string(),
    z.string(),
    z.string(),
    z.number().optional(),
  ],
  z.unknown(),
);

/** A product in the index of changes; written as a plain list, since a million of them are read at a start. */
export type ProductCard = {
  readonly id: string;
  readonly archived: boolean;
  readonly categoryId: string;
  readonly priceAmount: number;
  readonly sku: string;
  readonly name: string;
  readonly make: string;
  readonly model: string;
  readonly year: number;
  /** Empty when the product has none. */
  readonly fuel: string;
  readonly transmission: string;
  readonly bodyType: string;
  readonly colour: string;
  /** 0 when the product has no engine, or none that was told. */
  readonly engineCc: number;
  readonly availableQuantity: number;
};

/** What is written of a card: the quantity changes without it. */
export type WrittenCard = Omit<ProductCard, 'availableQuantity'>;

/** The card of a product. */
export function cardOf({
  id,
  archived,
  categoryId,
  priceAmount,
  sku,
  name,
  attributes,
  availableQuantity,
}: ProductRecord): ProductCard {
  const { make, model, year, fuel = '', transmission = '', bodyType = '', colour = '' } = attributes;
  const { engineCc = 0 } = attributes;
  return {
    id,
    archived,
    categoryId,
    priceAmount,
    sku,
    name,
    make,
    model,
    year,
    fuel,
    transmission,
    bodyType,
    colour,
    engineCc,
    availableQuantity,
  };
}

function writeCard(product: ProductRecord): string {
  const card = cardOf(product);
  return JSON.stringify([
    card.archived ? 1 : 0,
    card.categoryId,
    card.priceAmount,
    card.sku,
    card.name,
    card.make,
    card.model,
    card.year,
    card.fuel,
    card.transmission,
    card.bodyType,
    card.colour,
    card.engineCc,
  ]);
}

/**
 * Reads what `writeCard` wrote; null for a card of the first tables, which does not tell the engine.
 * @throws ZodError for anything else.
 */
export function readCard(id: string, text: string): WrittenCard | null {
  const [
    archived,
    categoryId,
    priceAmount,
    sku,
    name,
    make,
    model,
    year,
    fuel,
    transmission,
    bodyType,
    colour,
    engineCc,
  ] = cardSchema.parse(JSON.parse(text));
  if (engineCc === undefined) return null;
  return {
    id,
    archived: archived === 1,
    categoryId,
    priceAmount,
    sku,
    name,
    make,
    model,
    year,
    fuel,
    transmission,
    bodyType,
    colour,
    engineCc,
  };
}

/**
 * The whole item of a product, as it stands in the table. What an admin edits is one text: it is read thousands of times
 * for each time it is written, and reading it as attributes costs ten times as much.
 */
export function toItem(product: ProductRecord, now: Date) {
  const { availableQuantity, quantityVersion, ...edited } = product;
  return {
    ...productKey(product.id),
    id: product.id,
    version: product.version,
    priceAmount: product.priceAmount,
    availableQuantity,
    quantityVersion,
    record: JSON.stringify(edited),
    ...indexAttributes(product),
    ...changeKeys(product.id, now, availableQuantity),
    card: writeCard(product),
  };
}

/** The product in an item, also in one that holds its members as attributes, as the first tables did. */
export function fromItem(item: Item): ProductRecord {
  const { record, availableQuantity, quantityVersion } = item;
  if (record === undefined) return recordSchema.parse(item);
  const edited: unknown = JSON.parse(String(record));
  return recordSchema.parse({ ...Object(edited), availableQuantity, quantityVersion });
}
