import 'server-only';
import { countStock, listStock, stockSorts } from '@eshop/contracts/api/warehouse';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';

type Query = Readonly<Record<string, string | undefined>>;

const pageSize = 50;

/** A page of stock as its address asks for it. @throws GatewayAway, GatewayProblem */
export const readStock = ({ q, warehouseId, productId, low, sort, cursor }: Query) =>
  callAsVisitor(listStock, {
    query: {
      q: q?.slice(0, 100),
      warehouseId,
      productId,
      low: low ? true : undefined,
      sort: stockSorts.find((known) => known === sort),
      cursor,
      limit: pageSize,
    },
  });

/** How much is low or out in the whole shop. @throws GatewayAway, GatewayProblem */
export const readCounts = () => callAsVisitor(countStock);
