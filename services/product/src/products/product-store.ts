import { problems } from '@eshop/contracts/problem';
import { notFound, refusal, versionConflict } from '@eshop/kit/errors';
import { changeKeys, productKey, skuKey } from '../table/keys.ts';
import type { Table } from '../table/table-store.ts';
import { isNew, type Write } from '../table/write.ts';
import type { ProductRecord } from './product.ts';
import { fromItem, optionalIndexAttributes, recordAttributes, toItem } from './product-item.ts';

/** A product as it stands in the table. @throws 404 */
export async function findProduct(table: Table, id: string): Promise<ProductRecord> {
  const item = await table.get(productKey(id));
  if (!item) throw notFound('product');
  return fromItem(item);
}

/** Products as they stand in the table, in no order; unknown ids are left out. */
export async function findProducts(table: Table, ids: readonly string[]): Promise<ProductRecord[]> {
  return (await table.getMany(ids.map(productKey), recordAttributes)).map(fromItem);
}

/** Ids of the products with these SKUs, archived or not, in the order asked; each once, unknown ones left out. */
export async function findIdsBySku(table: Table, skus: readonly string[]): Promise<string[]> {
  const keys = new Map(skus.map((sku) => [skuKey(sku).pk, skuKey(sku)]));
  const items = await table.getMany([...keys.values()], ['pk', 'productId']);
  const byKey = new Map(items.map(({ pk, productId }) => [String(pk), String(productId)]));
  return [...keys.keys()].flatMap((key) => byKey.get(key) ?? []);
}

/** Writes of a new product and its SKU; refused with 409 `SKU_TAKEN`. */
export const insertProduct = (product: ProductRecord, now: Date): Write[] => [
  { put: toItem(product, now), condition: isNew },
  {
    put: { ...skuKey(product.sku), productId: product.id },
    condition: isNew,
    refused: (current) =>
      refusal(problems.SKU_TAKEN, `the SKU ${product.sku} is in use`, {
        extra: { productId: current?.productId },
      }),
  },
];

const keyAttributes = new Set(['pk', 'sk', 'id']);
const quantityAttributes = new Set(['availableQuantity', 'quantityVersion']);

/**
 * The write of a changed product; refused with 412 when the table holds another version than the one before. It leaves
 * the quantity alone, which the warehouse may be changing at this moment.
 */
export function replaceProduct(product: ProductRecord, now: Date): Write {
  const item = Object.entries({ ...toItem(product, now), ...changeKeys(product.id, now) });
  const given = new Set(item.map(([name]) => name));
  const set = item.filter(([name]) => !keyAttributes.has(name) && !quantityAttributes.has(name));
  return {
    update: productKey(product.id),
    set: Object.fromEntries(set),
    remove: optionalIndexAttributes.filter((name) => !given.has(name)),
    condition: { expression: '#version = :before', values: { ':before': product.version - 1 } },
    refused: () => versionConflict(),
  };
}

export type QuantityOutcome = 'changed' | 'outdated' | 'unknown product';

class NotChanged extends Error {
  readonly outcome: QuantityOutcome;
  constructor(outcome: QuantityOutcome) {
    super(outcome);
    this.outcome = outcome;
  }
}

/** Sets the quantity unless the table knows this or a later version of it. */
export async function setQuantity(
  table: Table,
  change: { productId: string; availableQuantity: number; version: number },
  now: Date,
): Promise<QuantityOutcome> {
  const { productId, availableQuantity, version } = change;
  try {
    await table.update({
      update: productKey(productId),
      set: { availableQuantity, quantityVersion: version, ...changeKeys(productId, now, availableQuantity) },
      condition: { expression: '#quantityVersion < :new', values: { ':new': version } },
      refused: (current) => new NotChanged(current ? 'outdated' : 'unknown product'),
    });
    return 'changed';
  } catch (error) {
    if (error instanceof NotChanged) return error.outcome;
    throw error;
  }
}
