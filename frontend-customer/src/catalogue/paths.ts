import type { Product } from '@eshop/contracts/api/product';

/** Words of a name as they stand in an address: `vw-golf-gti`. */
const inAddress = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 80);

/** A product's page: its name for people, its id for the shop. */
export const productPath = ({ id, name }: Pick<Product, 'id' | 'name'>): string =>
  `/products/${[inAddress(name), id].filter(Boolean).join('-')}`;

/** The id at the end of a product's address; null when there is none. */
export const productIdIn = (segment: string): string | null =>
  /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.exec(segment)?.[0]?.toLowerCase() ?? null;

/** A category's page. */
export const categoryPath = (slug: string): string => `/c/${slug}`;
