import type { VehicleDrawing } from '../drawings/vehicle-drawing.ts';

/** What the engine or motor burns, as shown to customers and used by the `fuel` filter. */
export type Fuel = 'petrol' | 'diesel' | 'hybrid' | 'plug-in hybrid' | 'electric';

/** Gearbox, as used by the `transmission` filter. */
export type Transmission = 'manual' | 'automatic' | 'dual-clutch' | 'cvt';

/** Units of a vehicle in each warehouse once the demo is loaded. */
export type DemoStock = {
  readonly newYork: number;
  readonly chicago?: number;
  readonly sanFrancisco?: number;
};

/** One vehicle of the demo shop: makers' published data, an asking price that we made up, and how to draw it. */
export type DemoVehicle = {
  readonly sku: string;
  readonly name: string;
  readonly model: {
    readonly make: string;
    readonly model: string;
    readonly year: number;
    /** Absent on a new vehicle. */
    readonly mileageKm?: number;
  };
  readonly engine: {
    /** Absent on an electric one. */
    readonly engineCc?: number;
    readonly powerHp: number;
    readonly fuel: Fuel;
    readonly transmission: Transmission;
  };
  readonly body: { readonly bodyType: string; readonly colour: string; readonly weightKg: number };
  /** Asking price in US cents. */
  readonly price: number;
  readonly stock: DemoStock;
  readonly drawing: VehicleDrawing;
  readonly description: string;
};
