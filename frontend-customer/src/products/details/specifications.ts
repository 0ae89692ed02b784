import type { Product } from '@eshop/contracts/api/product';
import type { Format } from '@eshop/site/format/format.ts';
import { productPageText } from '@text/product-page';
import { bodyTypeName, fuelName, transmissionName } from '@text/vehicles';
import { condition } from '../condition.ts';

/** What is known about one side of a vehicle. */
export type SpecificationGroup = {
  readonly title: string;
  readonly rows: readonly { readonly name: string; readonly value: string }[];
};

const kilowattsPerHorsepower = 0.7457;
const { rows: names, groups: titles } = productPageText;

/** All that is known about a vehicle, side by side; what nobody filled in has no row. */
export function specifications(product: Product, format: Format): SpecificationGroup[] {
  const { make, model, year, mileageKm, bodyType, colour, fuel, engineCc, powerHp, transmission } =
    product.attributes;
  return [
    group(titles.vehicle, [
      [names.make, make],
      [names.model, model],
      [names.year, String(year)],
      [names.condition, conditionName(product)],
      [names.mileage, known(mileageKm, format.kilometres)],
      [names.bodyType, known(bodyType, bodyTypeName)],
      [names.colour, colour],
    ]),
    group(titles.engine, [
      [names.fuel, known(fuel, fuelName)],
      [names.displacement, known(engineCc, format.cubicCentimetres)],
      [names.power, known(powerHp, (value) => power(value, format))],
      [names.transmission, known(transmission, transmissionName)],
    ]),
    group(titles.weight, [
      [names.weight, format.kilograms(product.weightKg)],
      [names.sku, product.sku],
      [names.listed, format.date(product.createdAt)],
    ]),
  ].filter(({ rows }) => rows.length > 0);
}

const group = (
  title: string,
  rows: readonly (readonly [name: string, value: string | undefined])[],
): SpecificationGroup => ({
  title,
  rows: rows.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }])),
});

const known = <Value>(value: Value | undefined, write: (value: Value) => string): string | undefined =>
  value === undefined ? undefined : write(value);

function conditionName(product: Product): string | undefined {
  const is = condition(product);
  if (is === null) return undefined;
  return is === 'new' ? productPageText.conditionNew : productPageText.conditionUsed;
}

const power = (horsepower: number, format: Format): string =>
  productPageText.power(
    format.horsepower(horsepower),
    format.number(Math.round(horsepower * kilowattsPerHorsepower)),
  );
