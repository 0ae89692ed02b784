import type { Product } from '@eshop/contracts/api/product';
import type { Format } from '@eshop/site/format/format.ts';
import { productText } from '@text/product';
import { fuelName, transmissionName } from '@text/vehicles';

/** The four or five facts by which people tell vehicles apart, shortest first. */
export function keyFacts({ attributes }: Product, format: Format): string[] {
  const { year, mileageKm, powerHp, fuel, transmission } = attributes;
  const mileage =
    mileageKm === undefined ? null : mileageKm < 100 ? productText.newVehicle : format.kilometres(mileageKm);
  return [
    String(year),
    mileage,
    powerHp === undefined ? null : format.horsepower(powerHp),
    fuel === undefined ? null : fuelName(fuel),
    transmission === undefined ? null : transmissionName(transmission),
  ].filter((fact) => fact !== null);
}
