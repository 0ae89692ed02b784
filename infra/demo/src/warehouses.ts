import type { DemoStock } from './vehicles/vehicle.ts';

/** A warehouse of the demo shop; shipping cost follows the distance between zip codes. */
export type DemoWarehouse = {
  readonly key: keyof DemoStock;
  readonly name: string;
  readonly zipCode: string;
  readonly isMain: boolean;
};

/** The main warehouse first: a product's initial quantity is received there. */
export const demoWarehouses: readonly DemoWarehouse[] = [
  { key: 'newYork', name: 'New York', zipCode: '10250', isMain: true },
  { key: 'chicago', name: 'Chicago', zipCode: '60290', isMain: false },
  { key: 'sanFrancisco', name: 'San Francisco', zipCode: '94120', isMain: false },
];
