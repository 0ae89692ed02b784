import { salesReportApi } from '@eshop/contracts/api/sales-report';
import { createRoutes, type Routes } from '@eshop/kit/http';
import type { Context } from '../context.ts';
import { listSales } from './list-sales.ts';

/** The sales one by one. */
export const saleRoutes = (context: Context): Routes =>
  createRoutes(context.http).on(salesReportApi.listSales, ({ query }) => listSales(context, query));
