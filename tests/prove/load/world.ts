import type { Product } from '@eshop/contracts/api/product';
import type { Warehouse } from '@eshop/contracts/api/warehouse';
import { loadDemo } from '@eshop/demo/load-demo';
import { demoCategories } from '@eshop/demo/vehicles/index';
import { eventually } from '@eshop/kit/testing';
import { fewPixels } from '@eshop/local/tests/test-shop';
import { gatewayUrl } from '../../lib/environment.ts';
import { admin, newCustomer, type Person } from '../../lib/people.ts';
import { newProduct, warehouses } from '../../lib/products.ts';
import type { Promises } from '../promises/promises.ts';
import type { Random } from '../random.ts';
import type { Client } from './client.ts';

/** What the load works with. */
export type World = {
  readonly client: Client;
  readonly promises: Promises;
  /** Milliseconds since the load began. */
  now(): number;
  readonly admin: Person;
  readonly customers: readonly Person[];
  /** On sale, with more of each than is asked for. */
  readonly plenty: readonly Product[];
  /** On sale, with fewer than are asked for. */
  readonly scarce: Product;
  /** Moved about between warehouses and never sold. */
  readonly moved: readonly Product[];
  readonly warehouses: readonly Warehouse[];
};

/** A customer's or an admin's turn: one thing done from its beginning to its end. */
export type Turn = (world: World, person: Person, random: Random) => Promise<void>;

/** A shop that has just started on a busy machine may be slow. */
const patience = { timeoutMilliseconds: 60_000 };

const several = <T>(count: number, make: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)));

/** Makes categories, warehouses and some vehicles of the demo, and customers and products that nobody else has. */
export async function makeWorld(
  given: Pick<World, 'client' | 'promises' | 'now'>,
  customers: number,
): Promise<World> {
  const vehicles = demoCategories.flatMap((category) => category.vehicles.slice(0, 1));
  await loadDemo({ gatewayUrl: gatewayUrl(), vehicles, pictures: { width: fewPixels } });
  const [main, other, ...rest] = await warehouses();
  if (!main || !other) throw new Error('the demo shop has two warehouses at least');
  const split = { stock: 50_000, stockAt: { [other.id]: 50_000 } };
  const [people, plenty, scarce, moved] = await Promise.all([
    several(customers, (index) =>
      eventually(() => newCustomer(`Customer ${index + 1} of a proof`), patience),
    ),
    several(4, (index) => newProduct({ ...split, name: `Plentiful car ${index + 1}` })),
    newProduct({ stock: 25, name: 'Scarce car' }),
    several(2, (index) => newProduct({ stock: 1_000, name: `Moved car ${index + 1}` })),
  ]);
  return {
    ...given,
    admin: await admin(),
    customers: people,
    plenty,
    scarce,
    moved,
    warehouses: [main, other, ...rest],
  };
}
