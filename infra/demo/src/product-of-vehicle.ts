import type { CreateProduct } from '@eshop/contracts/api/product';
import type { CreateMovement } from '@eshop/contracts/api/warehouse';
import { usd } from '@eshop/contracts/money';
import type { DemoVehicle } from './vehicles/vehicle.ts';
import { demoWarehouses } from './warehouses.ts';

/** Units received into the main warehouse with the product: its own and those that go on to Chicago. */
const initialQuantityOf = ({ stock }: DemoVehicle): number => stock.newYork + (stock.chicago ?? 0);

/** The request that puts a demo vehicle on sale. */
export function productOf(vehicle: DemoVehicle, categoryId: string): CreateProduct & { sku: string } {
  const { sku, name, description, model, engine, body } = vehicle;
  return {
    sku,
    name,
    description,
    categoryId,
    price: usd(vehicle.price),
    weightKg: body.weightKg,
    attributes: { ...model, ...engine, bodyType: body.bodyType, colour: body.colour },
    initialQuantity: initialQuantityOf(vehicle),
  };
}

/** Movements that bring the stock from the main warehouse to where it shall lie; Chicago is filled from New York. */
export function stockMovementsOf(
  { sku, stock }: DemoVehicle,
  productId: string,
  warehouseIds: ReadonlyMap<string, string>,
): readonly CreateMovement[] {
  const at = (key: keyof DemoVehicle['stock']) => {
    const zipCode = demoWarehouses.find((warehouse) => warehouse.key === key)?.zipCode ?? '';
    const id = warehouseIds.get(zipCode);
    if (id === undefined) throw new Error(`No warehouse at zip code ${zipCode}`);
    return id;
  };
  const movements: CreateMovement[] = [];
  if (stock.sanFrancisco) {
    const reason = `Opening stock of ${sku} for San Francisco`;
    movements.push({
      type: 'receive',
      productId,
      quantity: stock.sanFrancisco,
      reason,
      toWarehouseId: at('sanFrancisco'),
    });
  }
  if (stock.chicago) {
    const reason = `Opening stock of ${sku} for Chicago`;
    const route = { fromWarehouseId: at('newYork'), toWarehouseId: at('chicago') };
    movements.push({ type: 'transfer', productId, quantity: stock.chicago, reason, ...route });
  }
  return movements;
}
