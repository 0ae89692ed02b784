import { getMe, signIn } from '@eshop/contracts/api/auth';
import { listOrders } from '@eshop/contracts/api/order';
import { listPayments } from '@eshop/contracts/api/payment';
import { summarizeSales } from '@eshop/contracts/api/sales-report';
import { guest } from '../../lib/people.ts';
import type { Turn } from './world.ts';

const dayMilliseconds = 86_400_000;

/** A customer signs in once more and looks at what is theirs; an admin looks at the desk and at the figures. */
export const lookUp: Turn = async ({ client, admin }, { email, password, shop }, random) => {
  if (random.next() < 0.3) await client.ask(guest, signIn, { body: { email, password } });
  await client.ask(shop, getMe);
  await client.ask(shop, listOrders, { query: { limit: 10 } });
  await client.ask(admin.shop, listPayments, { query: { status: 'PENDING', limit: 20 } });
  const from = new Date(Date.now() - dayMilliseconds).toISOString();
  const to = new Date(Date.now() + dayMilliseconds).toISOString();
  await client.ask(admin.shop, summarizeSales, { query: { bucket: 'hour', groupBy: 'none', from, to } });
};
