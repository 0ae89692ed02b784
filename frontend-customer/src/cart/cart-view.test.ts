import type { Cart, CartItem } from '@eshop/contracts/api/cart';
import { usd } from '@eshop/contracts/money';
import { createFormat } from '@eshop/site/format/format.ts';
import { describe, expect, it } from 'vitest';
import { viewCart } from './cart-view.ts';

const format = createFormat('en-US');

const item = (values: Partial<CartItem>): CartItem => ({
  productId: '0190a3c1-0000-7000-8000-000000000000',
  sku: 'VESPA-1',
  name: 'Vespa Primavera',
  thumbUrl: 'http://shop.example/product-images/0190a3c1-0000-7000-8000-000000000001/thumb.webp',
  unitPrice: usd(539_900),
  quantity: 2,
  lineTotal: usd(1_079_800),
  availableQuantity: 5,
  ...values,
});

const cartOf = (...items: CartItem[]): Cart => ({
  id: 'user:1',
  items,
  subtotal: usd(items.reduce((sum, { lineTotal }) => sum + lineTotal.amount, 0)),
  version: 1,
  updatedAt: null,
  cartToken: 'a-token-that-no-script-sees',
});

describe('the cart as it is shown', () => {
  it('has its money written out, pictures of the site’s own, and no token', () => {
    const view = viewCart(cartOf(item({})), format);

    expect(view).toMatchObject({ count: 2, subtotal: '$10,798', orderable: true });
    expect(view.lines[0]).toMatchObject({
      picture: '/media/0190a3c1-0000-7000-8000-000000000001/thumb.webp',
      unitPrice: '$5,399',
      problem: null,
      priceChanged: false,
    });
    expect(JSON.stringify(view)).not.toContain('a-token');
  });

  it('marks what is gone and what is short, and can’t be ordered then', () => {
    const gone = viewCart(cartOf(item({ availableQuantity: 0 })), format);
    const short = viewCart(cartOf(item({}), item({ availableQuantity: 1 })), format);

    expect(gone.lines[0]?.problem).toBe('gone');
    expect(short.lines.map(({ problem }) => problem)).toEqual([null, 'short']);
    expect([gone.orderable, short.orderable]).toEqual([false, false]);
  });

  it('is empty for somebody without a cart', () => {
    expect(viewCart(null, format)).toEqual({ count: 0, subtotal: '$0', lines: [], orderable: false });
  });
});
