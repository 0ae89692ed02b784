import type { EpaCar } from './epa-feed.ts';

/** A place in the shop's category tree, and the body to show. */
export type EpaKind = { readonly category: string; readonly bodyType: string };

/** Words in a model's name that tell the body better than the EPA's size class does. */
const byModel: readonly (readonly [RegExp, EpaKind])[] = [
  [
    /\b(convertible|cabrio\w*|roadster|spider|spyder|speedster|volante)\b/i,
    { category: 'convertibles', bodyType: 'convertible' },
  ],
  [/\b(coupe|gran turismo)\b/i, { category: 'coupes', bodyType: 'coupe' }],
  [/\b(hatchback|5-?door|3-?door)\b/i, { category: 'hatchbacks', bodyType: 'hatchback' }],
  [/\b(wagon|avant|touring|sportwagen|estate)\b/i, { category: 'estates', bodyType: 'estate' }],
];

const byClass: readonly (readonly [RegExp, EpaKind])[] = [
  [/pickup/i, { category: 'pickups', bodyType: 'pickup' }],
  [/minivan/i, { category: 'vans', bodyType: 'minivan' }],
  [/\bvans?\b/i, { category: 'vans', bodyType: 'van' }],
  [/sport utility|special purpose/i, { category: 'suvs', bodyType: 'SUV' }],
  [/station wagon/i, { category: 'estates', bodyType: 'estate' }],
  [/two seater/i, { category: 'coupes', bodyType: 'coupe' }],
  [/minicompact/i, { category: 'coupes', bodyType: 'coupe' }],
  [/subcompact/i, { category: 'hatchbacks', bodyType: 'hatchback' }],
];

const sedan: EpaKind = { category: 'sedans', bodyType: 'sedan' };

/** Category and body of a car: electric ones in their own category, then by the words of its model, then by its class. */
export function categoryOfEpa(car: EpaCar): EpaKind {
  const first = (rules: readonly (readonly [RegExp, EpaKind])[], text: string) =>
    rules.find(([rule]) => rule.test(text))?.[1];
  const big = /pickup|van|sport utility|special purpose/i.test(car.class);
  const kind = (big ? undefined : first(byModel, car.model)) ?? first(byClass, car.class) ?? sedan;
  return car.fuel === 'Electricity' ? { ...kind, category: 'electric-cars' } : kind;
}

const fuels: Readonly<Record<string, string>> = {
  Diesel: 'diesel',
  Electricity: 'electric',
  CNG: 'natural gas',
  'Premium or E85': 'flex-fuel',
  'Gasoline or E85': 'flex-fuel',
  'Gasoline or natural gas': 'bi-fuel',
  'Gasoline or propane': 'bi-fuel',
  'Premium Gas or Electricity': 'plug-in hybrid',
  'Premium and Electricity': 'plug-in hybrid',
  'Regular Gas and Electricity': 'plug-in hybrid',
};

/** The shop's word for a fuel; the grades of gasoline are all petrol. */
export const fuelOfEpa = (fuel: string): string => fuels[fuel] ?? 'petrol';

/** The shop's word for a gearbox such as `Auto(AM-S6)` or `Manual 5-spd`; none where the data has none. */
export function transmissionOfEpa(trans: string): string | undefined {
  if (trans === '') return undefined;
  if (/^manual/i.test(trans)) return 'manual';
  if (/variable|\(AV/i.test(trans)) return 'cvt';
  return /\(AM/i.test(trans) ? 'dual-clutch' : 'automatic';
}
