import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { idParams, idSchema } from '../ids.ts';
import { pageOf, pageQuerySchema } from '../paging.ts';
import { auditOf } from './audit.ts';
import { operationsOf } from './operations.ts';
import { explanationSchema } from './warehouse-explanation-schemas.ts';
import * as limits from './warehouse-limit-schemas.ts';
import * as schemas from './warehouse-schemas.ts';

export * from './warehouse-explanation-schemas.ts';
export * from './warehouse-limit-schemas.ts';
export * from './warehouse-schemas.ts';

const staff = ['admin', 'warehouse', 'service'] as const;
const orderParams = z.object({ orderId: idSchema });

export const listWarehouses = endpoint({
  name: 'listWarehouses',
  method: 'get',
  path: '/v1/warehouses',
  summary: 'All warehouses',
  access: staff,
  query: pageQuerySchema,
  status: 200,
  answer: pageOf(schemas.warehouseSchema),
});

export const getWarehouse = endpoint({
  name: 'getWarehouse',
  method: 'get',
  path: '/v1/warehouses/:id',
  summary: 'One warehouse',
  access: staff,
  params: idParams,
  status: 200,
  answer: schemas.warehouseSchema,
});

export const createWarehouse = endpoint({
  name: 'createWarehouse',
  method: 'post',
  path: '/v1/warehouses',
  summary: 'Open a warehouse',
  access: ['admin'],
  body: schemas.createWarehouseSchema,
  status: 201,
  answer: schemas.warehouseSchema,
  refusals: ['NAME_TAKEN'],
  idempotent: true,
});

export const updateWarehouse = endpoint({
  name: 'updateWarehouse',
  method: 'patch',
  path: '/v1/warehouses/:id',
  summary: 'Change a warehouse',
  access: ['admin'],
  params: idParams,
  body: schemas.updateWarehouseSchema,
  status: 200,
  answer: schemas.warehouseSchema,
  refusals: ['NAME_TAKEN', 'INVALID_STATE'],
  ifMatch: true,
});

export const deleteWarehouse = endpoint({
  name: 'deleteWarehouse',
  method: 'delete',
  path: '/v1/warehouses/:id',
  summary: 'Close a warehouse that is empty and not the main one',
  access: ['admin'],
  params: idParams,
  status: 204,
  refusals: ['WAREHOUSE_IN_USE'],
  ifMatch: true,
});

export const listStock = endpoint({
  name: 'listStock',
  method: 'get',
  path: '/v1/stock',
  summary: 'Stock levels by product and warehouse',
  access: staff,
  query: schemas.stockQuerySchema,
  status: 200,
  answer: pageOf(schemas.stockLevelSchema),
});

export const createMovement = endpoint({
  name: 'createMovement',
  method: 'post',
  path: '/v1/stock-movements',
  summary: 'Receive, transfer or adjust stock',
  access: ['admin', 'warehouse'],
  body: schemas.createMovementSchema,
  status: 201,
  answer: schemas.movementSchema,
  refusals: ['OUT_OF_STOCK'],
  idempotent: true,
});

export const listMovements = endpoint({
  name: 'listMovements',
  method: 'get',
  path: '/v1/stock-movements',
  summary: 'The ledger, newest first',
  access: staff,
  query: schemas.movementsQuerySchema,
  status: 200,
  answer: pageOf(schemas.ledgerEntrySchema),
});

export const countStock = endpoint({
  name: 'countStock',
  method: 'get',
  path: '/v1/stock-counts',
  summary: 'How many stock levels are low, and how many are out',
  access: ['admin', 'warehouse'],
  status: 200,
  answer: limits.stockCountsSchema,
});

export const setStockLimit = endpoint({
  name: 'setStockLimit',
  method: 'put',
  path: '/v1/stock-limits/:productId',
  summary: 'From how many available on a product is low, in one warehouse or in all; answers its levels',
  access: ['admin', 'warehouse'],
  params: limits.productParams,
  body: limits.setStockLimitSchema,
  status: 200,
  answer: z.object({ items: z.array(schemas.stockLevelSchema) }),
});

export const watchStock = endpoint({
  name: 'watchStock',
  method: 'get',
  path: '/v1/stock-feed',
  summary:
    'Stock levels as they change, events `stock` with `{ reload, levels }`; resumes with Last-Event-ID, with `reload` when too much was missed',
  access: ['admin', 'warehouse'],
  status: 200,
  stream: 'text/event-stream',
});

export const allocate = endpoint({
  name: 'allocate',
  method: 'post',
  path: '/v1/allocations',
  summary: 'Which warehouses would send what; changes nothing',
  access: staff,
  body: schemas.allocateSchema,
  status: 200,
  answer: schemas.allocationSchema,
  refusals: ['OUT_OF_STOCK'],
});

export const reserve = endpoint({
  name: 'reserve',
  method: 'put',
  path: '/v1/reservations/:orderId',
  summary: 'Hold stock for an order, or move the time until which it is held',
  access: ['service'],
  params: orderParams,
  body: schemas.reserveSchema,
  status: 200,
  answer: schemas.reservationSchema,
  refusals: ['OUT_OF_STOCK', 'INVALID_STATE'],
  internal: true,
});

export const commitReservation = endpoint({
  name: 'commitReservation',
  method: 'post',
  path: '/v1/reservations/:orderId/commit',
  summary: 'Take the held stock out for good; stock let go before is taken anew if there is enough',
  access: ['service'],
  params: orderParams,
  status: 200,
  answer: schemas.reservationSchema,
  refusals: ['OUT_OF_STOCK', 'INVALID_STATE'],
  internal: true,
});

export const releaseReservation = endpoint({
  name: 'releaseReservation',
  method: 'post',
  path: '/v1/reservations/:orderId/release',
  summary: 'Let the held stock go; an order not known yet can hold none afterwards',
  access: ['service'],
  params: orderParams,
  status: 200,
  answer: schemas.reservationSchema,
  internal: true,
});

export const explainReservation = endpoint({
  name: 'explainReservation',
  method: 'get',
  path: '/v1/reservations/:orderId/explanation',
  summary: 'Why an order’s stock comes from where it comes from',
  access: ['admin', 'warehouse'],
  params: orderParams,
  status: 200,
  answer: explanationSchema,
});

/** All endpoints of the warehouse service. */
export const warehouseApi = {
  listWarehouses,
  getWarehouse,
  createWarehouse,
  updateWarehouse,
  deleteWarehouse,
  listStock,
  createMovement,
  listMovements,
  countStock,
  setStockLimit,
  watchStock,
  allocate,
  reserve,
  commitReservation,
  releaseReservation,
  explainReservation,
  ...operationsOf('warehouse'),
  ...auditOf('warehouse'),
};
