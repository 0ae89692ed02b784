import { usd } from '@eshop/contracts';
import type { Sale as SaleAnswer } from '@eshop/contracts/api/sales-report';
import { lineTotal, type Sale } from './sale.ts';

/** What a sale looks like outside. */
export const presentSale = (sale: Sale): SaleAnswer => ({
  orderId: sale.orderId,
  orderNumber: sale.orderNumber,
  userId: sale.userId,
  occurredAt: sale.occurredAt.toISOString(),
  items: sale.lines.map((line) => ({
    ...line,
    unitPrice: usd(line.unitPrice),
    lineTotal: usd(lineTotal(line)),
  })),
  units: sale.units,
  revenue: usd(sale.revenue),
  shippingCost: usd(sale.shippingCost),
  total: usd(sale.total),
});
