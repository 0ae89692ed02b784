import { salesReportApi } from '@eshop/contracts/api/sales-report';
import { createRoutes, type Routes } from '@eshop/kit/http';
import type { Context } from '../context.ts';
import { summarizeSales } from './summarize-sales.ts';

/** Sums over time. */
export const summaryRoutes = (context: Context): Routes =>
  createRoutes(context.http).on(salesReportApi.summarizeSales, ({ query }) => summarizeSales(context, query));
