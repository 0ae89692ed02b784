import { shopVariable } from '../../lib/environment.ts';
import { newCustomer } from '../../lib/people.ts';
import { newProduct } from '../../lib/products.ts';
import { beside } from '../beside.ts';
import { atLeast, type Row } from '../finding.ts';
import { startLimit } from '../limits/start-limit.ts';
import { settings } from '../settings.ts';

const must = 0.4;

/** Adding to a cart, which a replica has before the answer, for as many customers as there are connections. */
export const cartWrite: Row = {
  name: 'cart-write',
  worker: 'cart',
  async measure() {
    const product = await newProduct({ stock: 1000 });
    const people = await Promise.all(Array.from({ length: settings.connections }, () => newCustomer()));
    const limit = await startLimit('bare-cart-write');
    try {
      const { share, ...measured } = await beside({
        shop: shopVariable('CART_URL'),
        limit,
        shot: (count) => ({
          method: 'PUT',
          path: `/v1/cart/items/${product.id}`,
          headers: {
            'content-type': 'application/json',
            authorization: `Bearer ${people[count % people.length]?.token}`,
          },
          body: JSON.stringify({ quantity: 1 + (count % 9) }),
        }),
      });
      return [
        {
          what: 'add to cart, replicated before the answer',
          must: `at least ${must} × Express with HSET and WAIT 1`,
          found: `${share.toFixed(2)} ×`,
          reached: atLeast(share, must),
          ...measured,
        },
      ];
    } finally {
      limit.stop();
    }
  },
};
