import type { CreateWarehouse, UpdateWarehouse, Warehouse } from '@eshop/contracts/api/warehouse';
import { problems } from '@eshop/contracts/problem';
import { invalidState, refusal } from '@eshop/kit/errors';

/** A new warehouse. The first one is the main one whatever was asked: there always is one. */
export const openWarehouse = (
  id: string,
  { name, zipCode, isMain }: CreateWarehouse,
  main: Warehouse | null,
): Warehouse => ({ id, name, zipCode, isMain: isMain || main === null, version: 1 });

/**
 * The warehouse with changes. The part of the main one is handed over by giving it to another one.
 * @throws 409 `INVALID_STATE` when the main one would give its part up.
 */
export function changeWarehouse(warehouse: Warehouse, changes: UpdateWarehouse): Warehouse {
  if (warehouse.isMain && changes.isMain === false) {
    throw invalidState('the main warehouse stays so until another one is made the main one');
  }
  return {
    ...warehouse,
    name: changes.name ?? warehouse.name,
    zipCode: changes.zipCode ?? warehouse.zipCode,
    isMain: changes.isMain ?? warehouse.isMain,
    version: warehouse.version + 1,
  };
}

/** 409 `NAME_TAKEN`. */
export const nameTaken = (name: string) =>
  refusal(problems.NAME_TAKEN, `another warehouse is called ${name}`, {
    faults: [{ path: 'name', message: 'is in use' }],
  });

/** 409 `WAREHOUSE_IN_USE`. */
export const warehouseInUse = (why: string) => refusal(problems.WAREHOUSE_IN_USE, why);
