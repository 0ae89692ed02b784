import type { Row } from '../finding.ts';
import { cartWrite } from './cart-write.ts';
import { checkout } from './checkout.ts';
import { eventLag } from './event-lag.ts';
import { hourOfLoad } from './hour-of-load.ts';
import { manyProducts } from './many-products.ts';
import { memory } from './memory.ts';
import { raceForUnits } from './race.ts';
import { readsAtService, readsThroughGateway } from './reads.ts';
import { yearOfSales } from './year-of-sales.ts';

/** Every row of the table. What each service holds comes after the load of the others. */
export const rows: readonly Row[] = [
  readsAtService,
  readsThroughGateway,
  cartWrite,
  checkout,
  raceForUnits,
  eventLag,
  memory,
  manyProducts,
  yearOfSales,
  hourOfLoad,
];

/** The rows that were named; without a name all, large ones when they are asked for. @throws Error for an unknown name */
export function chosenRows(args: readonly string[]): readonly Row[] {
  const names = args.filter((one) => !one.startsWith('--'));
  const unknown = names.filter((name) => !rows.some((row) => row.name === name));
  if (unknown.length > 0) {
    throw new Error(`There is no ${unknown.join(', ')}. Known: ${rows.map(({ name }) => name).join(', ')}`);
  }
  if (names.length > 0) return rows.filter(({ name }) => names.includes(name));
  return rows.filter(({ isLarge }) => !isLarge || args.includes('--large'));
}
