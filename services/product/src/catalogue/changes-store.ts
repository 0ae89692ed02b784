import { cardOf, type ProductCard, readCard, type WrittenCard } from '../products/product-item.ts';
import { findProducts } from '../products/product-store.ts';
import { changePartitions, changePosition, changesPartition, readChangePosition } from '../table/keys.ts';
import type { Table } from '../table/table-store.ts';
import type { Item } from '../table/write.ts';

/** A product as it was after its latest change, and the place of that change in the order of changes. */
export type Change = { readonly card: ProductCard; readonly changedAt: string };

/** Some 200 kB: larger pages would make a start need more memory than the index itself. */
const pageSize = 1_000;

/** All partitions of the index of changes; each product stands in one, at its latest change. */
export const changePartitionNumbers: readonly number[] = Array.from(
  { length: changePartitions },
  (_, number) => number,
);

/** Products of a partition changed at or after a time (milliseconds), oldest change first, a page at a time. */
export async function* readChanges(table: Table, partition: number, since: number): AsyncGenerator<Change[]> {
  const pages = table.pages({
    IndexName: 'changes',
    KeyConditionExpression: '#changesIn = :partition AND #changedAt >= :since',
    ProjectionExpression: '#changedAt, #card',
    Limit: pageSize,
    ExpressionAttributeNames: { '#changesIn': 'changesIn', '#changedAt': 'changedAt', '#card': 'card' },
    ExpressionAttributeValues: { ':partition': changesPartition(partition), ':since': changePosition(since) },
  });
  for await (const items of pages) yield toChanges(table, items);
}

async function toChanges(table: Table, items: readonly Item[]): Promise<Change[]> {
  const changes = items.map(toChange);
  const bare = changes.flatMap(({ id, card }) => (card ? [] : [id]));
  // Whose latest change was an edit, which does not know the quantity, or who has a card of the first tables, is read itself.
  const products = bare.length > 0 ? await findProducts(table, bare) : [];
  const cards = new Map(products.map((product) => [product.id, cardOf(product)]));
  return changes.flatMap(({ id, card = cards.get(id), changedAt }) => (card ? [{ card, changedAt }] : []));
}

function toChange(item: Item): { id: string; card: ProductCard | undefined; changedAt: string } {
  const changedAt = String(item.changedAt);
  const { id, quantity } = readChangePosition(changedAt);
  const card: WrittenCard | null = quantity === undefined ? null : readCard(id, String(item.card));
  return {
    id,
    card: card && quantity !== undefined ? { ...card, availableQuantity: quantity } : undefined,
    changedAt,
  };
}
