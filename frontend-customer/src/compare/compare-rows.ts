import type { Attributes, Product } from '@eshop/contracts/api/product';
import type { Format } from '@eshop/site/format/format.ts';
import { compareText } from '@text/compare';
import { productText } from '@text/product';
import { bodyTypeName, fuelName, transmissionName } from '@text/vehicles';

export type RowName = keyof typeof compareText.rows;

/** One property of all vehicles side by side. */
export type CompareRow = {
  readonly name: RowName;
  /** In words; null where it is not stated. */
  readonly values: readonly (string | null)[];
  readonly differs: boolean;
  /** Which of them are clearly better than others, and why in words; none where nobody can say. */
  readonly best: Best | null;
};
export type Best = { readonly at: readonly number[]; readonly words: string };

/** How the better one of several is told. */
type Measure = {
  readonly of: (product: Product) => number | undefined;
  readonly best: (...numbers: number[]) => number;
  readonly words: string;
};
type Property = {
  readonly name: RowName;
  readonly shown: (product: Product) => string | null;
  readonly measure?: Measure;
};

/** The properties of vehicles side by side; those that none of them states are left out. */
export const compareRows = (products: readonly Product[], format: Format): CompareRow[] =>
  propertiesIn(format)
    .map(({ name, shown, measure }) => {
      const values = products.map(shown);
      const best = measure ? bestOf(measure, products) : null;
      return { name, values, differs: new Set(values).size > 1, best };
    })
    .filter(({ values }) => values.some((value) => value !== null));

const measures = {
  price: { of: ({ price }) => price.amount, best: Math.min, words: compareText.best.price },
  mileageKm: {
    of: ({ attributes }) => attributes.mileageKm,
    best: Math.min,
    words: compareText.best.mileageKm,
  },
  powerHp: { of: ({ attributes }) => attributes.powerHp, best: Math.max, words: compareText.best.powerHp },
} satisfies Record<string, Measure>;

function propertiesIn(format: Format): Property[] {
  const attribute =
    <Name extends keyof Attributes>(name: Name, show: (value: NonNullable<Attributes[Name]>) => string) =>
    ({ attributes: { [name]: value } }: Product) =>
      value === undefined ? null : show(value);
  return [
    { name: 'price', shown: ({ price }) => format.money(price), measure: measures.price },
    { name: 'stock', shown: ({ availableQuantity }) => stockOf(availableQuantity) },
    { name: 'category', shown: ({ categoryPath }) => categoryPath.at(-1)?.name ?? null },
    { name: 'make', shown: attribute('make', String) },
    { name: 'model', shown: attribute('model', String) },
    { name: 'year', shown: attribute('year', String) },
    { name: 'mileageKm', shown: attribute('mileageKm', format.kilometres), measure: measures.mileageKm },
    { name: 'powerHp', shown: attribute('powerHp', format.horsepower), measure: measures.powerHp },
    { name: 'engineCc', shown: attribute('engineCc', format.cubicCentimetres) },
    { name: 'fuel', shown: attribute('fuel', fuelName) },
    { name: 'transmission', shown: attribute('transmission', transmissionName) },
    { name: 'bodyType', shown: attribute('bodyType', bodyTypeName) },
    { name: 'colour', shown: attribute('colour', String) },
    { name: 'weightKg', shown: ({ weightKg }) => format.kilograms(weightKg) },
  ];
}

const stockOf = (available: number): string =>
  available === 0 ? productText.outOfStock : productText.inStock(available);

/** @returns null when fewer than two state it, or when all who do are equal */
function bestOf({ of, best, words }: Measure, products: readonly Product[]): Best | null {
  const numbers = products.map(of);
  const known = numbers.filter((number) => number !== undefined);
  if (new Set(known).size < 2) return null;
  const winner = best(...known);
  return { words, at: numbers.flatMap((number, index) => (number === winner ? [index] : [])) };
}
