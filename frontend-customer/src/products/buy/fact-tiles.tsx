import type { Product } from '@eshop/contracts/api/product';
import type { Format } from '@eshop/site/format/format.ts';
import { Icon, type IconName } from '@eshop/ui/icon';
import { productText } from '@text/product';
import { productPageText } from '@text/product-page';
import { fuelName, transmissionName } from '@text/vehicles';
import { condition } from '../condition.ts';

type Fact = { readonly icon: IconName; readonly name: string; readonly value: string };

const { rows: names } = productPageText;

/** What a buyer looks at first, drawn; what is not known is left out. */
function firstFacts(product: Product, format: Format): Fact[] {
  const { year, mileageKm, powerHp, engineCc, fuel, transmission } = product.attributes;
  const mileage = mileageKm === undefined ? undefined : format.kilometres(mileageKm);
  return [
    fact('calendar', names.year, String(year)),
    fact('gauge', names.mileage, condition(product) === 'new' ? productText.newVehicle : mileage),
    fact('bolt', names.power, powerHp && format.horsepower(powerHp)),
    fact('fuel', names.fuel, fuel && fuelName(fuel)),
    fact('gearbox', names.transmission, transmission && transmissionName(transmission)),
    engineCc
      ? fact('engine', productPageText.engine, format.cubicCentimetres(engineCc))
      : fact('weight', names.weight, format.kilograms(product.weightKg)),
  ].flat();
}

const fact = (icon: IconName, name: string, value: string | number | undefined): Fact[] =>
  value === undefined || value === 0 || value === '' ? [] : [{ icon, name, value: String(value) }];

/** The first facts side by side. */
export const FactTiles = ({ product, format }: { product: Product; format: Format }) => (
  <dl
    aria-label={productPageText.facts}
    className="grid grid-cols-3 gap-px overflow-hidden rounded-md border border-line bg-line [&>:last-child:nth-child(3n+1)]:col-span-3 [&>:last-child:nth-child(3n+2)]:col-span-2"
  >
    {firstFacts(product, format).map(({ icon, name, value }) => (
      <div key={name} className="bg-surface p-3">
        <dt className="flex items-center gap-1.5 text-xs text-soft">
          <Icon name={icon} className="size-4" />
          {name}
        </dt>
        <dd className="mt-1 font-[650] wrap-anywhere">{value}</dd>
      </div>
    ))}
  </dl>
);
