import 'server-only';
import { listStock, type StockLevel } from '@eshop/contracts/api/warehouse';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';

const most = 100;

/** The stock of one product in every warehouse that it has been to. @throws GatewayAway, GatewayProblem */
export const readLevels = async (productId: string): Promise<StockLevel[]> =>
  (await callAsVisitor(listStock, { query: { productId, limit: most } })).items;
