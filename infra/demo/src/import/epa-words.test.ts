import { expect, it } from 'vitest';
import { estimatePrice, estimateWeightKg } from './epa-estimates.ts';
import type { EpaCar } from './epa-feed.ts';
import { categoryOfEpa, fuelOfEpa, transmissionOfEpa } from './epa-words.ts';

const car: EpaCar = {
  id: '1',
  make: 'Ford',
  model: 'Focus',
  year: '2010',
  class: 'Compact Cars',
  trans: 'Manual 5-spd',
  drive: 'Front-Wheel Drive',
  cyl: '4',
  displ: '2.0',
  fuel: 'Regular',
  hwy: '30',
  cty: '25',
};

it.each([
  ['Compact Cars', 'Focus', 'sedans'],
  ['Subcompact Cars', 'Civic', 'hatchbacks'],
  ['Two Seaters', 'MX-5 Miata Roadster', 'convertibles'],
  ['Two Seaters', 'Corvette', 'coupes'],
  ['Minicompact Cars', '911 Cabriolet', 'convertibles'],
  ['Midsize Cars', 'A6 Avant', 'estates'],
  ['Small Station Wagons', 'Golf', 'estates'],
  ['Standard Pickup Trucks 4WD', 'F150', 'pickups'],
  ['Minivan - 2WD', 'Sienna', 'vans'],
  ['Vans, Cargo Type', 'Express', 'vans'],
  ['Sport Utility Vehicle - 4WD', 'Grand Touring Wagon', 'suvs'],
  ['Special Purpose Vehicles/4wd', 'Scout', 'suvs'],
])('%s, %s stands among the %s', (size, model, category) => {
  expect(categoryOfEpa({ ...car, class: size, model }).category).toBe(category);
});

it('puts what runs on electricity alone among the electric cars', () => {
  expect(categoryOfEpa({ ...car, fuel: 'Electricity' })).toEqual({
    category: 'electric-cars',
    bodyType: 'sedan',
  });
  expect(categoryOfEpa({ ...car, fuel: 'Premium and Electricity' }).category).toBe('sedans');
});

it.each([
  ['Automatic 4-spd', 'automatic'],
  ['Automatic (S6)', 'automatic'],
  ['Manual 6-spd', 'manual'],
  ['Manual(M7)', 'manual'],
  ['Auto(AV-S7)', 'cvt'],
  ['Automatic (variable gear ratios)', 'cvt'],
  ['Auto(AM-S6)', 'dual-clutch'],
  ['', undefined],
])('calls the gearbox %s %s', (trans, word) => {
  expect(transmissionOfEpa(trans)).toBe(word);
});

it.each([
  ['Premium', 'petrol'],
  ['Diesel', 'diesel'],
  ['Electricity', 'electric'],
  ['Regular Gas and Electricity', 'plug-in hybrid'],
  ['Gasoline or E85', 'flex-fuel'],
])('calls the fuel %s %s', (fuel, word) => {
  expect(fuelOfEpa(fuel)).toBe(word);
});

it('estimates the same price each time: less for an older car, more for a nobler one', () => {
  expect(estimatePrice(car)).toBe(estimatePrice({ ...car }));
  expect(estimatePrice({ ...car, year: '1995' })).toBeLessThan(estimatePrice(car));
  expect(estimatePrice({ ...car, make: 'Bentley' })).toBeGreaterThan(estimatePrice(car) * 4);
});

it('estimates a weight that grows with engine, driven wheels and battery', () => {
  const plain = estimateWeightKg(car);
  expect(estimateWeightKg({ ...car, displ: '5.0' })).toBeGreaterThan(plain);
  expect(estimateWeightKg({ ...car, drive: 'All-Wheel Drive' })).toBe(plain + 90);
  expect(estimateWeightKg({ ...car, fuel: 'Electricity' })).toBe(plain + 300);
});
