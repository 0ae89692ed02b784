import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { gatewayUrl } from '../lib/environment.ts';
import { addressAt } from '../lib/orders.ts';
import { newCustomer } from '../lib/people.ts';
import { newProduct } from '../lib/products.ts';
import { type LoadResult, load, type Shot } from './load.ts';

const seconds = Number(process.env.BENCH_SECONDS ?? 5);
const connections = Number(process.env.BENCH_CONNECTIONS ?? 16);

/** A way of using the shop that is measured. */
type Scene = { readonly name: string; readonly shot: (count: number) => Shot };

async function scenes(): Promise<Scene[]> {
  const [customer, product] = await Promise.all([newCustomer(), newProduct({ stock: 1_000_000 })]);
  const json = { 'content-type': 'application/json' };
  const items = [{ productId: product.id, quantity: 1 }];
  const order = JSON.stringify({ items, address: addressAt() });
  const get =
    (path: string): Scene['shot'] =>
    () => ({ method: 'GET', path });
  return [
    { name: 'list of 24', shot: get('/v1/products?category=cars') },
    { name: 'detail', shot: get(`/v1/products/${product.id}`) },
    { name: 'quote', shot: () => ({ method: 'POST', path: '/v1/orders/quote', headers: json, body: order }) },
    {
      name: 'checkout',
      shot: () => ({
        method: 'POST',
        path: '/v1/orders',
        headers: { ...json, authorization: `Bearer ${customer.token}` },
        body: order,
      }),
    },
  ];
}

const row = (name: string, { perSecond, p50, p99, refused }: LoadResult, share: string) =>
  `${name.padEnd(24)}${perSecond.toFixed(0).padStart(8)}/s  p50 ${p50.toFixed(1)} ms  p99 ${p99.toFixed(1)} ms  ${share}${refused ? `  ${refused} REFUSED` : ''}\n`;

/** Measures each scene through the gateway, then bare Express answering the same bytes. */
async function main(): Promise<void> {
  const bare = fork(fileURLToPath(new URL('bare-express.ts', import.meta.url)));
  const [port] = await once(bare, 'message');
  const limit = `http://127.0.0.1:${port}`;
  try {
    for (const { name, shot } of await scenes()) {
      const { body, ...first } = shot(0);
      const answer = await fetch(gatewayUrl() + first.path, { ...first, ...(body ? { body } : {}) });
      await fetch(`${limit}/answer`, { method: 'POST', body: await answer.arrayBuffer() });
      await load({ origin: gatewayUrl(), shot, connections, seconds: 1 });
      const shop = await load({ origin: gatewayUrl(), shot, connections, seconds });
      const express = await load({ origin: limit, shot, connections, seconds });
      const share = `${((100 * shop.perSecond) / express.perSecond).toFixed(0)} % of`;
      process.stdout.write(row(name, shop, share) + row('  bare Express', express, ''));
    }
  } finally {
    bare.kill();
  }
}

await main();
