import { gatewayUrl, shopVariable } from '../../lib/environment.ts';
import { newProduct } from '../../lib/products.ts';
import { beside, sameBytes } from '../beside.ts';
import { atLeast, atMost, type Finding, type Row } from '../finding.ts';
import { startLimit } from '../limits/start-limit.ts';

/** What visitors look at, by what it is called. */
async function pages(): Promise<Readonly<Record<string, string>>> {
  const { id } = await newProduct({ stock: 10 });
  return {
    'list of 24': '/v1/products?category=cars',
    'filtered list': '/v1/products?category=cars&fuel=petrol&yearFrom=2015&sort=price-asc',
    'product detail': `/v1/products/${id}`,
  };
}

/** Reads at an origin beside bare Express with the same bytes. */
export async function measureReads(
  shop: string,
  where: string,
  must: number,
  mustP99?: number,
): Promise<Finding[]> {
  const limit = await startLimit('bare-express');
  const findings: Finding[] = [];
  try {
    for (const [name, path] of Object.entries(await pages())) {
      const sides = { shop, limit, shot: () => ({ method: 'GET', path }) as const };
      await sameBytes(sides);
      const { share, ...measured } = await beside(sides);
      findings.push({
        what: `${name}, ${where}`,
        must: `at least ${must} × bare Express`,
        found: `${share.toFixed(2)} ×`,
        reached: atLeast(share, must),
        ...measured,
      });
      if (mustP99 === undefined) continue;
      const slower = measured.shop.p99 / measured.limit.p99;
      findings.push({
        what: `${name}, ${where}: p99`,
        must: `at most ${mustP99} × bare Express`,
        found: `${slower.toFixed(2)} ×`,
        reached: atMost(slower, mustP99),
      });
    }
    return findings;
  } finally {
    limit.stop();
  }
}

export const readsAtService: Row = {
  name: 'reads-at-service',
  worker: 'product',
  measure: () => measureReads(shopVariable('PRODUCT_URL'), 'at the service', 0.7, 1.5),
};

export const readsThroughGateway: Row = {
  name: 'reads-through-gateway',
  worker: 'gateway',
  measure: () => measureReads(gatewayUrl(), 'through the gateway', 0.4),
};
