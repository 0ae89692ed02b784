import type { Product } from '@eshop/contracts/api/product';
import { siteText } from '@text/site';
import { productPath } from '@/catalogue/paths.ts';
import { mediaPath } from '@/catalogue/pictures.ts';
import { condition } from './condition.ts';

/** What schema.org calls the vehicles of our top categories. */
const typeOfCategory: Readonly<Record<string, string>> = { cars: 'Car', motorcycles: 'Motorcycle' };

/** Units by their codes in UN/CEFACT's list, as schema.org wants them. */
const quantity = (value: number | undefined, unitCode: string) =>
  value === undefined ? undefined : { '@type': 'QuantitativeValue', value, unitCode };
const kilometres = 'KMT';
const kilograms = 'KGM';
const cubicCentimetres = 'CMQ';
const horsepower = 'BHP';

const conditions = {
  new: 'https://schema.org/NewCondition',
  used: 'https://schema.org/UsedCondition',
} as const;

/** A vehicle as schema.org describes it, for those who read pages by machine. */
export function structuredData(product: Product, siteUrl: string) {
  const { attributes, images } = product;
  const is = condition(product);
  return {
    '@context': 'https://schema.org',
    '@type': ['Product', typeOfCategory[product.categoryPath[0]?.slug ?? ''] ?? 'Vehicle'],
    '@id': siteUrl + productPath(product),
    url: siteUrl + productPath(product),
    name: product.name,
    sku: product.sku,
    description: product.description || undefined,
    image: images.map(({ url }) => mediaPath(url)).flatMap((path) => (path ? [siteUrl + path] : [])),
    category: product.categoryPath.map(({ name }) => name).join(' > ') || undefined,
    brand: { '@type': 'Brand', name: attributes.make },
    model: attributes.model,
    vehicleModelDate: String(attributes.year),
    bodyType: attributes.bodyType,
    color: attributes.colour,
    fuelType: attributes.fuel,
    vehicleTransmission: attributes.transmission,
    vehicleEngine: engine(product),
    mileageFromOdometer: quantity(attributes.mileageKm, kilometres),
    weight: quantity(product.weightKg, kilograms),
    itemCondition: is === null ? undefined : conditions[is],
    offers: offer(product, siteUrl),
  };
}

function engine({ attributes: { engineCc, powerHp, fuel } }: Product) {
  if (engineCc === undefined && powerHp === undefined) return undefined;
  return {
    '@type': 'EngineSpecification',
    fuelType: fuel,
    engineDisplacement: quantity(engineCc, cubicCentimetres),
    enginePower: quantity(powerHp, horsepower),
  };
}

function offer(product: Product, siteUrl: string) {
  const { price, archived, availableQuantity } = product;
  const availability = archived ? 'Discontinued' : availableQuantity > 0 ? 'InStock' : 'OutOfStock';
  const is = condition(product);
  return {
    '@type': 'Offer',
    url: siteUrl + productPath(product),
    price: (price.amount / 100).toFixed(2),
    priceCurrency: price.currency,
    availability: `https://schema.org/${availability}`,
    itemCondition: is === null ? undefined : conditions[is],
    seller: { '@type': 'Organization', name: siteText.name },
  };
}

/** JSON that can stand in a page's script: nothing in it can end the script. */
export const scriptJson = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');
