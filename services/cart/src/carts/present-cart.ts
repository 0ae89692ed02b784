import type { Cart as CartAnswer, CartItem } from '@eshop/contracts/api/cart';
import { addMoney, sameMoney, timesMoney, usd } from '@eshop/contracts/money';
import { buyable, type ProductCopy } from '../products/product-copy.ts';
import type { Cart, CartLine } from './cart.ts';

/** A cart as its owner sees it: names and prices as of now, sums made here. */
export function presentCart(cart: Cart | null, products: ReadonlyMap<string, ProductCopy>): CartAnswer {
  if (!cart) return { id: null, items: [], subtotal: usd(0), version: 0, updatedAt: null };
  const items = cart.lines.map((line) => presentLine(line, products.get(line.productId) ?? line.product));
  return {
    id: cart.id,
    items,
    subtotal: addMoney(...items.map(({ lineTotal }) => lineTotal)),
    version: cart.version,
    updatedAt: cart.updatedAt,
  };
}

function presentLine(line: CartLine, product: ProductCopy): CartItem {
  const { productId, quantity, note, acceptedPrice } = line;
  const { sku, name, thumbUrl, price } = product;
  return {
    productId,
    sku,
    name,
    thumbUrl,
    unitPrice: price,
    quantity,
    lineTotal: timesMoney(price, quantity),
    availableQuantity: buyable(product),
    ...(sameMoney(price, acceptedPrice) ? {} : { priceChanged: true }),
    ...(note === undefined ? {} : { note }),
  };
}
