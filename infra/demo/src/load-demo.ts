import { addProductImage } from '@eshop/contracts/api/product';
import { demoAdmin } from './accounts.ts';
import { ensureCategories, ensureProduct, readProduct } from './api/catalogue.ts';
import { concurrently } from './api/concurrently.ts';
import { mayPass, withRetries } from './api/retry.ts';
import { type Session, sessionOf, signInSession } from './api/session.ts';
import { createShopClient, type ShopClient } from './api/shop-client.ts';
import { ensureMovements, ensureWarehouses } from './api/stock.ts';
import { drawPictures, type PictureOptions } from './drawings/draw-vehicle.ts';
import { seedOf } from './drawings/random.ts';
import { productOf, stockMovementsOf } from './product-of-vehicle.ts';
import { demoCategories } from './vehicles/index.ts';
import type { DemoVehicle } from './vehicles/vehicle.ts';
import { demoWarehouses } from './warehouses.ts';

/** How far the load is. */
export type DemoProgress = {
  readonly step: 'categories' | 'warehouses' | 'vehicles';
  readonly done: number;
  readonly total: number;
};

/** What the load needs. */
export type LoadDemoOptions = {
  /** Address of the gateway. */
  readonly gatewayUrl: string;
  /** Access token of an admin; the demo admin signs in when it is left out. */
  readonly adminToken?: string;
  /** Access token of warehouse staff, for the movements; the admin writes them when it is left out. */
  readonly warehouseToken?: string;
  readonly onProgress?: (progress: DemoProgress) => void;
  /** Vehicles in work at once. */
  readonly concurrency?: number;
  /** Vehicles to load; all of the demo shop when left out. */
  readonly vehicles?: readonly DemoVehicle[];
  readonly pictures?: PictureOptions;
  readonly signal?: AbortSignal;
};

/** What the load did. */
export type LoadedDemo = { readonly made: number; readonly found: number };

/**
 * Fills the shop with the demo: categories, warehouses, vehicles, pictures and stock, through the public API alone.
 * Safe to run again at any time: what is there stays, what a crash left out is added, nothing is doubled.
 * @throws ShopProblem when the shop refuses something; TypeError when it cannot be reached.
 */
export async function loadDemo(options: LoadDemoOptions): Promise<LoadedDemo> {
  const { gatewayUrl: url, signal, onProgress = () => {}, concurrency = 3 } = options;
  const session = options.adminToken
    ? sessionOf(options.adminToken)
    : signInSession(url, { email: demoAdmin.email, password: demoAdmin.password }, signal);
  const clientOf = (who: Session) => createShopClient({ url, session: who, signal });
  const shop = clientOf(session);
  const staff = options.warehouseToken ? clientOf(sessionOf(options.warehouseToken)) : shop;
  const categories = demoCategories.map(({ slug, name, parentSlug, vehicles }) => ({
    slug,
    name,
    parentSlug,
    vehicles,
  }));

  const categoryIds = await ensureCategories(shop, categories);
  onProgress({ step: 'categories', done: categories.length, total: categories.length });
  const warehouseIds = await ensureWarehouses(shop, demoWarehouses);
  onProgress({ step: 'warehouses', done: demoWarehouses.length, total: demoWarehouses.length });

  const wanted = options.vehicles && new Set(options.vehicles);
  const places = categories.flatMap(({ slug, vehicles }) =>
    vehicles
      .filter((vehicle) => wanted?.has(vehicle) ?? true)
      .map((vehicle) => ({ vehicle, categoryId: idOf(categoryIds, slug) })),
  );
  const counts = { made: 0, found: 0 };
  await concurrently(mixed(places), concurrency, async ({ vehicle, categoryId }) => {
    const { id, made } = await ensureProduct(shop, productOf(vehicle, categoryId));
    await ensurePictures(shop, id, vehicle, options.pictures);
    await ensureMovements(staff, stockMovementsOf(vehicle, id, warehouseIds));
    counts[made ? 'made' : 'found'] += 1;
    onProgress({ step: 'vehicles', done: counts.made + counts.found, total: places.length });
  });
  return counts;
}

/** An upload whose answer was lost is looked for before it is sent again, so no picture is there twice. */
async function ensurePictures(
  shop: ShopClient,
  id: string,
  vehicle: DemoVehicle,
  options: PictureOptions | undefined,
): Promise<void> {
  await withRetries({ attempts: 6, again: mayPass }, async () => {
    const { images } = await readProduct(shop, id);
    for (const { name, draw } of drawPictures(vehicle, options).slice(images.length)) {
      const file = { name, type: 'image/webp', bytes: await draw() };
      await shop.call(addProductImage, { params: { id }, file });
    }
  });
}

function idOf(ids: ReadonlyMap<string, string>, slug: string): string {
  const id = ids.get(slug);
  if (id === undefined) throw new Error(`The shop made category ${slug} under another slug`);
  return id;
}

/** In an order that looks shuffled but is always the same, so that the newest products are not all of one kind. */
const mixed = <T extends { readonly vehicle: DemoVehicle }>(places: readonly T[]): T[] =>
  places.toSorted((one, other) => seedOf(one.vehicle.sku) - seedOf(other.vehicle.sku));
