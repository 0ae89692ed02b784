import { usd } from '@eshop/contracts/money';
import { estimatePrice, estimateStock, estimateWeightKg } from './epa-estimates.ts';
import { categoryOfEpa, fuelOfEpa, transmissionOfEpa } from './epa-words.ts';
import type { FeedFormat, FeedProduct, RawRow, ReadRow, RowFault } from './feed-row.ts';

const required = [
  'id',
  'make',
  'model',
  'year',
  'class',
  'trans',
  'drive',
  'cyl',
  'displ',
  'fuel',
  'hwy',
  'cty',
] as const;

/** A car of the EPA fuel economy data, its cells as they are. */
export type EpaCar = Readonly<Record<(typeof required)[number], string>>;

function faultsOf(row: number, car: EpaCar): RowFault[] {
  const rules: readonly (readonly [keyof EpaCar, RegExp, string])[] = [
    ['id', /^\d+$/, 'must be digits'],
    ['make', /\S/, 'is required'],
    ['model', /\S/, 'is required'],
    ['year', /^(19|20)\d\d$/, 'must be a year'],
    ['displ', /^(\d+(\.\d+)?)?$/, 'must be litres'],
  ];
  return rules.flatMap(([column, rule, message]) =>
    rule.test(car[column]) ? [] : [{ row, column, message }],
  );
}

function productOf(car: EpaCar): FeedProduct {
  const litres = Number(car.displ);
  const year = Number(car.year);
  const { category, bodyType } = categoryOfEpa(car);
  const transmission = transmissionOfEpa(car.trans);
  const size = litres > 0 ? ` ${litres.toFixed(1)}` : '';
  return {
    sku: `EPA-${car.id}`,
    name: `${car.make} ${car.model}${size}${transmission ? ` ${transmission}` : ''}`,
    description: describe(car, bodyType, litres),
    category,
    price: usd(estimatePrice(car)),
    weightKg: estimateWeightKg(car),
    attributes: {
      make: car.make,
      model: car.model,
      year,
      fuel: fuelOfEpa(car.fuel),
      bodyType,
      ...(litres > 0 ? { engineCc: Math.round(litres * 1000) } : {}),
      ...(transmission ? { transmission } : {}),
    },
    initialQuantity: estimateStock(car),
  };
}

function describe(car: EpaCar, bodyType: string, litres: number): string {
  const engine =
    litres > 0
      ? `a ${car.displ}-litre engine${car.cyl ? ` of ${car.cyl} cylinders` : ''}`
      : 'an electric motor';
  const gearbox = car.trans ? `, transmission: ${car.trans}` : '';
  return [
    `${car.year} ${car.make} ${car.model}: ${bodyType} with ${engine}, ${car.drive.toLowerCase()}${gearbox}.`,
    `EPA rating: ${car.cty} mpg in the city, ${car.hwy} on the highway (${car.fuel.toLowerCase()}).`,
    'Price, weight and stock are estimates, as the EPA data has none.',
  ].join(' ');
}

function read({ row, cells }: RawRow): ReadRow {
  const cell = (column: string) => (cells[column] === 'NA' ? '' : (cells[column] ?? '').trim());
  const car: EpaCar = {
    id: cell('id'),
    make: cell('make'),
    model: cell('model'),
    year: cell('year'),
    class: cell('class'),
    trans: cell('trans'),
    drive: cell('drive'),
    cyl: cell('cyl'),
    displ: cell('displ'),
    fuel: cell('fuel'),
    hwy: cell('hwy'),
    cty: cell('cty'),
  };
  const faults = faultsOf(row, car);
  return faults.length > 0 ? { row, faults } : { row, product: productOf(car) };
}

/** Cars of the US EPA fuel economy data; SKUs are `EPA-<id>`, prices and weights estimates that are always the same. */
export const epaFeed: FeedFormat = { name: 'EPA fuel economy', required, optional: [], read };
