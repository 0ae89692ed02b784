import type { ProductFacets } from '@eshop/contracts/api/product';
import { type Selection, type ValueName, valueNames } from './selection.ts';

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** The selection with its values written as the shop writes them: whoever types `make=audi` means Audi. */
export function spelledAs(facets: ProductFacets | null, selection: Selection): Selection {
  if (!facets) return selection;
  const spell = (name: ValueName) => [
    ...new Set(
      selection.values[name].map(
        (text) => facets[name].find(({ value }) => same(value, text))?.value ?? text,
      ),
    ),
  ];
  const values = Object.fromEntries(valueNames.map((name) => [name, spell(name)]));
  return { ...selection, values: { ...selection.values, ...values } };
}
