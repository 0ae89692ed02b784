import { seedOf } from '../drawings/random.ts';
import type { EpaCar } from './epa-feed.ts';
import { categoryOfEpa } from './epa-words.ts';

/** Price of a new car of this body in US dollars, before make, engine and age. */
const newPrice: Readonly<Record<string, number>> = {
  hatchback: 19_000,
  sedan: 25_000,
  estate: 27_000,
  coupe: 33_000,
  convertible: 38_000,
  SUV: 34_000,
  pickup: 31_000,
  minivan: 29_000,
  van: 30_000,
};

/** What a badge costs beside an ordinary one. */
const makeFactor: Readonly<Record<string, number>> = {
  Bugatti: 40,
  'Rolls-Royce': 9,
  Maybach: 9,
  Lamborghini: 7,
  Ferrari: 7,
  'McLaren Automotive': 6.5,
  Bentley: 6,
  'Aston Martin': 4.5,
  Spyker: 6,
  Maserati: 3.2,
  Porsche: 2.4,
  Tesla: 2.4,
  Jaguar: 1.9,
  'Mercedes-Benz': 1.8,
  BMW: 1.7,
  Lexus: 1.5,
  'Land Rover': 1.7,
  Audi: 1.6,
  Cadillac: 1.5,
  Lincoln: 1.4,
  Infiniti: 1.35,
  Volvo: 1.3,
  Acura: 1.25,
  Lotus: 1.8,
  Hummer: 1.5,
  Yugo: 0.4,
  Daewoo: 0.65,
  Kia: 0.8,
  Hyundai: 0.82,
};

const litresOf = (car: EpaCar): number => Number(car.displ) || (car.fuel === 'Electricity' ? 2 : 2.4);
/** A share from -1 to 1 that belongs to this car for good. */
const wobble = (car: EpaCar, purpose: string): number => (seedOf(`${purpose}:${car.id}`) % 2001) / 1000 - 1;

/** The youngest model year in the data: ages are counted from it, so that an estimate never changes. */
const newest = 2015;

/**
 * An asking price in cents, made up: body and badge, 14 % more per litre above two, 11 % less per year of age and never
 * below a twelfth, 6 % either way by the car's id; whole tens of dollars.
 */
export function estimatePrice(car: EpaCar): number {
  const base = newPrice[categoryOfEpa(car).bodyType] ?? 25_000;
  const engine = 1 + (litresOf(car) - 2) * 0.14;
  const age = Math.max(1 / 12, 0.89 ** Math.max(0, newest - Number(car.year)));
  const dollars =
    base * (makeFactor[car.make] ?? 1) * Math.max(0.7, engine) * age * (1 + wobble(car, 'price') * 0.06);
  return Math.max(49_000, Math.round(dollars / 10) * 1000);
}

const emptyWeight: Readonly<Record<string, number>> = {
  hatchback: 980,
  sedan: 1180,
  estate: 1260,
  coupe: 1150,
  convertible: 1180,
  SUV: 1520,
  pickup: 1560,
  minivan: 1560,
  van: 1750,
};

/** A weight in kilograms, made up: body, 90 kg per litre, 90 kg for four driven wheels, 300 kg for a traction battery. */
export function estimateWeightKg(car: EpaCar): number {
  const base = emptyWeight[categoryOfEpa(car).bodyType] ?? 1200;
  const driven = /4-wheel|all-wheel/i.test(car.drive) ? 90 : 0;
  const battery = car.fuel === 'Electricity' ? 300 : 0;
  return Math.round((base + litresOf(car) * 90 + driven + battery + wobble(car, 'weight') * 40) / 5) * 5;
}

/** Units in stock, made up: none to eight, most often a few. */
export const estimateStock = (car: EpaCar): number => seedOf(`stock:${car.id}`) % 9;
