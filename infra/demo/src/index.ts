export * from './accounts.ts';
export * from './drawings/draw-vehicle.ts';
export * from './load-demo.ts';
export * from './vehicles/index.ts';
export type { DemoStock, DemoVehicle } from './vehicles/vehicle.ts';
export * from './warehouses.ts';
