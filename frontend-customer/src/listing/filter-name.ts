import { currency } from '@eshop/contracts/money';
import type { Format } from '@eshop/site/format/format.ts';
import { catalogueText } from '@text/catalogue';
import { bodyTypeName, fuelName, transmissionName } from '@text/vehicles';
import type { Filter } from './address.ts';
import type { RangeName, ValueName } from './selection.ts';

const valueNamers: Record<ValueName, (value: string) => string> = {
  make: (make) => make,
  bodyType: bodyTypeName,
  fuel: fuelName,
  transmission: transmissionName,
};

/** A value of the catalogue as people read it. */
export const valueName = (name: ValueName, value: string): string => valueNamers[name](value);

/** A chosen filter in a few words: `Audi`, `Up to $20,000`. */
export function filterName(filter: Filter, format: Format): string {
  switch (filter.name) {
    case 'make':
    case 'bodyType':
    case 'fuel':
    case 'transmission':
      return valueName(filter.name, filter.value);
    case 'priceFrom':
    case 'yearFrom':
    case 'engineFrom':
      return catalogueText.atLeast(limitName(rangeOf(filter.name), Number(filter.value), format));
    case 'priceTo':
    case 'yearTo':
    case 'engineTo':
      return catalogueText.atMost(limitName(rangeOf(filter.name), Number(filter.value), format));
    default:
      return filter satisfies never;
  }
}

const rangeOf = (end: `${RangeName}From` | `${RangeName}To`): RangeName =>
  end.startsWith('price') ? 'price' : end.startsWith('year') ? 'year' : 'engine';

function limitName(range: RangeName, limit: number, format: Format): string {
  if (range === 'price') return format.money({ amount: limit * 100, currency });
  return range === 'year' ? String(limit) : format.cubicCentimetres(limit);
}
