import { convertibles } from './cars/convertibles.ts';
import { coupes } from './cars/coupes.ts';
import { electricCars } from './cars/electric-cars.ts';
import { estates } from './cars/estates.ts';
import { hatchbacks } from './cars/hatchbacks.ts';
import { pickups, vans } from './cars/pickups-and-vans.ts';
import { sedans } from './cars/sedans.ts';
import { suvs } from './cars/suvs.ts';
import { classicBikes, cruisers } from './motorcycles/cruisers-and-classics.ts';
import { nakedBikes } from './motorcycles/naked-bikes.ts';
import { electricMotorcycles, scooters } from './motorcycles/scooters-and-electric.ts';
import { sportBikes } from './motorcycles/sport-bikes.ts';
import { adventureBikes, touringBikes } from './motorcycles/touring-and-adventure.ts';
import type { DemoVehicle } from './vehicle.ts';

/** A category of the demo shop: its slug is what the product service derives from the name. */
export type DemoCategory = {
  readonly slug: string;
  readonly name: string;
  readonly parentSlug: string | null;
  readonly vehicles: readonly DemoVehicle[];
};

/** The category tree, parents before children, each with its vehicles. */
export const demoCategories: readonly DemoCategory[] = [
  { slug: 'cars', name: 'Cars', parentSlug: null, vehicles: [] },
  { slug: 'hatchbacks', name: 'Hatchbacks', parentSlug: 'cars', vehicles: hatchbacks },
  { slug: 'sedans', name: 'Sedans', parentSlug: 'cars', vehicles: sedans },
  { slug: 'estates', name: 'Estates', parentSlug: 'cars', vehicles: estates },
  { slug: 'suvs', name: 'SUVs', parentSlug: 'cars', vehicles: suvs },
  { slug: 'coupes', name: 'Coupes', parentSlug: 'cars', vehicles: coupes },
  { slug: 'convertibles', name: 'Convertibles', parentSlug: 'cars', vehicles: convertibles },
  { slug: 'pickups', name: 'Pickups', parentSlug: 'cars', vehicles: pickups },
  { slug: 'vans', name: 'Vans', parentSlug: 'cars', vehicles: vans },
  { slug: 'electric-cars', name: 'Electric cars', parentSlug: 'cars', vehicles: electricCars },
  { slug: 'motorcycles', name: 'Motorcycles', parentSlug: null, vehicles: [] },
  { slug: 'naked-bikes', name: 'Naked bikes', parentSlug: 'motorcycles', vehicles: nakedBikes },
  { slug: 'sport-bikes', name: 'Sport bikes', parentSlug: 'motorcycles', vehicles: sportBikes },
  { slug: 'touring-bikes', name: 'Touring bikes', parentSlug: 'motorcycles', vehicles: touringBikes },
  { slug: 'adventure-bikes', name: 'Adventure bikes', parentSlug: 'motorcycles', vehicles: adventureBikes },
  { slug: 'cruisers', name: 'Cruisers', parentSlug: 'motorcycles', vehicles: cruisers },
  { slug: 'classic-bikes', name: 'Classic bikes', parentSlug: 'motorcycles', vehicles: classicBikes },
  { slug: 'scooters', name: 'Scooters', parentSlug: 'motorcycles', vehicles: scooters },
  {
    slug: 'electric-motorcycles',
    name: 'Electric motorcycles',
    parentSlug: 'motorcycles',
    vehicles: electricMotorcycles,
  },
];

/** Every vehicle of the demo shop, cars first. */
export const demoVehicles: readonly DemoVehicle[] = demoCategories.flatMap((category) => category.vehicles);
