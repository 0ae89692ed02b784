import 'server-only';
import type { Product } from '@eshop/contracts/api/product';
import { createFormat } from '@eshop/site/format/format.ts';
import { sendToGateway, visitorHeaders } from '@eshop/site/gateway/request.ts';
import { visitorAddress } from '@eshop/site/gateway/visitor-address.ts';
import { siteText } from '@text/site';
import { LRUCache } from 'lru-cache';
import { keyFacts } from '../key-facts.ts';
import { composeSharedPicture } from './compose-shared-picture.ts';

/** Pictures asked for lately: 8 MB of them at most. */
const pictures = new LRUCache<string, Buffer>({
  maxSize: 8 * 1024 * 1024,
  sizeCalculation: ({ byteLength }) => byteLength,
});
const drawing = new Map<string, Promise<Buffer>>();

/** Shared links are read by anybody: they are written as the shop's own country does. */
const format = createFormat('en-US');

/** The picture that a link to a vehicle is shown with, as a PNG. @throws GatewayAway when its picture can't be read */
export async function sharedPictureOf(product: Product): Promise<Buffer> {
  const key = `${product.id} ${product.version}`;
  const known = pictures.get(key);
  if (known) return known;
  const before = drawing.get(key);
  const drawn = before ?? draw(product).finally(() => drawing.delete(key));
  if (!before) drawing.set(key, drawn);
  const picture = await drawn;
  pictures.set(key, picture);
  return picture;
}

async function draw(product: Product): Promise<Buffer> {
  return composeSharedPicture({
    shop: siteText.name,
    name: product.name,
    facts: keyFacts(product, format).join('  ·  '),
    price: format.money(product.price),
    plate: product.sku,
    picture: await pictureOf(product),
  });
}

async function pictureOf({ images: [first] }: Product): Promise<Buffer | null> {
  if (!first) return null;
  const response = await sendToGateway(`/v1/product-images/${first.id}/page.webp`, {
    headers: visitorHeaders({ address: await visitorAddress() }),
  });
  return response.ok ? Buffer.from(await response.arrayBuffer()) : null;
}
