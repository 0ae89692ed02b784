/** Key of an item of the products table. */
export type Key = { readonly pk: string; readonly sk: string };

/** Outbox partitions: enough to spread writes, few enough to ask them all at each look. */
export const outboxPartitions = 4;
/** Partitions of the index of changes. */
export const changePartitions = 4;
/** Counters of a category's products: many products are added at once without waiting for each other. */
export const categoryCounters = 8;

/** A small number that stays the same for the same text, to spread items over partitions. */
export function spread(text: string, partitions: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % partitions;
}

export const productKey = (id: string): Key => ({ pk: `PRODUCT#${id}`, sk: 'PRODUCT' });

/** Two SKUs that differ in case only are the same. */
export const skuKey = (sku: string): Key => ({ pk: `SKU#${sku.toUpperCase()}`, sk: 'SKU' });

export const categoriesPartition = 'CATEGORIES';
export const categoryKey = (id: string): Key => ({ pk: categoriesPartition, sk: `CATEGORY#${id}` });
export const categoriesVersionKey: Key = { pk: categoriesPartition, sk: 'VERSION' };

/** The counter of a category that a product belongs to. */
export const categoryCounterKey = (categoryId: string, productId: string): Key =>
  counterKey(categoryId, spread(productId, categoryCounters));
export const categoryCounterKeys = (categoryId: string): Key[] =>
  Array.from({ length: categoryCounters }, (_, number) => counterKey(categoryId, number));
const counterKey = (categoryId: string, number: number): Key => ({
  pk: `CATEGORY#${categoryId}`,
  sk: `PRODUCTS#${number}`,
});

export const outboxPartitionNumbers: readonly number[] = Array.from(
  { length: outboxPartitions },
  (_, number) => number,
);
export const outboxLeaseKey = (partition: number): Key => ({ pk: `OUTBOX-LEASE#${partition}`, sk: 'LEASE' });
export const outboxPartition = (number: number): string => `OUTBOX#${number}`;
/** Events of one product share a partition, and their ids (UUIDv7) keep their order in it. */
export const outboxKey = (orderingKey: string, eventId: string): Key => ({
  pk: outboxPartition(spread(orderingKey, outboxPartitions)),
  sk: eventId,
});

export const answerKey = (caller: string, route: string, key: string): Key => ({
  pk: `ANSWER#${caller}#${route}#${key}`,
  sk: 'ANSWER',
});

export const imagesToDropPartition = 'IMAGES-TO-DROP';

/** Sort key of a product in the price order: amount, then id. */
export const priceKey = (amount: number, id: string): string => `${String(amount).padStart(10, '0')}#${id}`;

export const changesPartition = (number: number): string => `CHANGES#${number}`;
export const changePartitionOf = (id: string): number => spread(id, changePartitions);
/**
 * Where a product stands in the index of changes after a change at this time: `<time>.<quantity>#<id>`, or `<time>#<id>` after
 * a change that does not know the quantity. It is in the key since a change of it writes no card.
 */
export const changeKeys = (id: string, now: Date, quantity?: number) => ({
  changesIn: changesPartition(changePartitionOf(id)),
  changedAt: changePosition(now.getTime(), id, quantity),
});
export const changePosition = (milliseconds: number, id = '', quantity?: number): string =>
  `${changeMoment(milliseconds)}${quantity === undefined ? '' : `.${quantity}`}#${id}`;
/** Before all changes of this time, behind all earlier ones. */
export const changeMoment = (milliseconds: number): string => String(milliseconds).padStart(13, '0');
/** What a position tells beside the time. */
export function readChangePosition(position: string): { id: string; quantity: number | undefined } {
  const [moment = '', id = ''] = position.split('#');
  const [, quantity] = moment.split('.');
  return { id, quantity: quantity === undefined ? undefined : Number(quantity) };
}
