import { listProducts } from '@eshop/contracts/api/product';
import { shopVariable } from '../../lib/environment.ts';
import { guest } from '../../lib/people.ts';
import { beside } from '../beside.ts';
import { figuresOf } from '../figures.ts';
import { atMost, type Finding, type Row } from '../finding.ts';
import { startAnotherProductService } from '../large/another-product-service.ts';
import { writeProducts } from '../large/products-in-bulk.ts';
import { load } from '../load.ts';
import { partsOfShop } from '../processor.ts';
import { settings } from '../settings.ts';

const must = { searchMilliseconds: 25, cost: 1.3 };
const deepPages = 200;
const firstPage = '/v1/products?category=cars&limit=24';

/** Words of the shop's own products, some with a typing error in them. */
async function searches(): Promise<string[]> {
  const { items } = await guest.call(listProducts, { query: { category: 'cars', limit: 100 } });
  return items.flatMap(({ name }) => {
    const wrong = name.replace(/([a-z])([a-z])(?=[a-z]*$)/, '$2$1');
    return [name, wrong].map((words) => `/v1/products?q=${encodeURIComponent(words)}`);
  });
}

async function search(count: number): Promise<Finding> {
  const { origin, stop } = await startAnotherProductService();
  try {
    const paths = await searches();
    const shot = (at: number) => ({ method: 'GET', path: paths[at % paths.length] ?? '' }) as const;
    const { connections, seconds } = settings;
    await load({ origin, shot, connections, seconds: 1 });
    const shop = figuresOf([await load({ origin, shot, connections, seconds })]);
    return {
      what: `text search over ${count.toLocaleString('en')} products, typing errors too: p99`,
      must: `at most ${must.searchMilliseconds} ms`,
      found: `${shop.p99.toFixed(0)} ms`,
      reached: atMost(shop.p99, must.searchMilliseconds),
      shop,
    };
  } finally {
    stop();
  }
}

/** The path of a page far behind the first one. */
async function deepPage(origin: string): Promise<string> {
  let cursor = '';
  for (let page = 0; page < deepPages; page++) {
    const answer = await fetch(
      `${origin}/v1/products?category=cars&limit=100${cursor && `&cursor=${cursor}`}`,
    );
    const { nextCursor } = (await answer.json()) as { nextCursor: string | null };
    if (!nextCursor) break;
    cursor = nextCursor;
  }
  return `${firstPage}&cursor=${cursor}`;
}

async function costs(count: number): Promise<Finding[]> {
  const pid = partsOfShop().find(({ name }) => name === 'product')?.pid ?? 0;
  const few = { origin: shopVariable('PRODUCT_URL'), pid };
  const { origin: many, stop } = await startAnotherProductService();
  try {
    const list = await beside({ shop: many, limit: few, shot: () => ({ method: 'GET', path: firstPage }) });
    const deep = await deepPage(many);
    const seconds = settings.seconds / 2;
    const turn = (path: string) =>
      load({
        origin: many,
        shot: () => ({ method: 'GET', path }),
        connections: settings.connections,
        seconds,
      });
    const rounds = [
      await turn(firstPage),
      await turn(deep),
      await turn(firstPage),
      await turn(deep),
    ] as const;
    const first = figuresOf([rounds[0], rounds[2]]);
    const far = figuresOf([rounds[1], rounds[3]]);
    const finding = (what: string, cost: number, figures: Pick<Finding, 'shop' | 'limit'>): Finding => ({
      what,
      must: `at most ${must.cost} × the cost`,
      found: `${cost.toFixed(2)} ×`,
      reached: atMost(cost, must.cost),
      ...figures,
    });
    const named = count.toLocaleString('en');
    return [
      finding(`list of 24 with ${named} more products, beside few`, 1 / list.share, list),
      finding(
        `page ${deepPages * 4} of ${named} products, beside the first`,
        first.perSecond / far.perSecond,
        {
          shop: far,
          limit: first,
        },
      ),
    ];
  } finally {
    stop();
  }
}

/** A search and lists with many products, by a service of their own; the other one goes on with those of the demo. */
export const manyProducts: Row = {
  name: 'many-products',
  isLarge: true,
  async measure() {
    const { searched, listed } = settings.products;
    await writeProducts(searched);
    const found = await search(searched);
    await writeProducts(listed - searched);
    return [found, ...(await costs(listed))];
  },
};
