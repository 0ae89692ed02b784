import { archiveProduct, deleteCategory, getCategory, getProduct } from '@eshop/contracts/api/product';
import { deleteWarehouse, getWarehouse } from '@eshop/contracts/api/warehouse';
import { Refusal } from '../client.ts';
import { admin } from '../people.ts';
import { buryDeadLetters } from './dead-letters.ts';
import type { Known } from './known.ts';

const unlessRefused = (error: unknown) => {
  if (!(error instanceof Refusal)) throw error;
};

/** Takes odd products off sale, and closes odd categories and warehouses where they are empty: pages of later tests show all. */
export async function tidyUp(known: Known): Promise<void> {
  const { shop } = await admin();
  await buryDeadLetters(known);
  for (const id of known.all('productId')) {
    const { archived, version: ifMatch } = await shop.call(getProduct, { params: { id } });
    if (!archived) await shop.reply(archiveProduct, { params: { id }, ifMatch });
  }
  // Those below were made later.
  for (const id of known.all('categoryId').toReversed()) {
    const params = { id };
    const remove = async () => {
      const { version: ifMatch } = await shop.call(getCategory, { params });
      await shop.reply(deleteCategory, { params, ifMatch });
    };
    await remove().catch(unlessRefused);
  }
  for (const id of known.all('warehouseId')) {
    const params = { id };
    const remove = async () => {
      const { version: ifMatch } = await shop.call(getWarehouse, { params });
      await shop.reply(deleteWarehouse, { params, ifMatch });
    };
    await remove().catch(unlessRefused);
  }
}
