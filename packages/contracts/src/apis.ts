import { authApi } from './api/auth.ts';
import { cartApi } from './api/cart.ts';
import { orderApi } from './api/order.ts';
import { paymentApi } from './api/payment.ts';
import { productApi } from './api/product.ts';
import { salesReportApi } from './api/sales-report.ts';
import { shippingCostApi } from './api/shipping-cost.ts';
import { warehouseApi } from './api/warehouse.ts';

/** Every endpoint of every service, by the service's name. */
export const apis = {
  auth: authApi,
  product: productApi,
  cart: cartApi,
  order: orderApi,
  warehouse: warehouseApi,
  payment: paymentApi,
  'sales-report': salesReportApi,
  'shipping-cost': shippingCostApi,
};
export type ServiceName = keyof typeof apis;
