/** A store or service of a cloud that a part works with. */
export type Store = 'redis' | 'dynamodb' | 's3' | 'cognito' | 'pubsub' | 'lambda';

/** A database of its own, on a server of this kind. */
export type Database = { readonly server: 'postgres' | 'mysql'; readonly name: string };

/** A part that is built, deployed and scaled by itself. */
export type Part = {
  readonly name: string;
  readonly kind: 'service' | 'site' | 'function';
  /** Its package, from the top of the checkout. */
  readonly folder: string;
  readonly port: number;
  /** Parts that it calls; it is told where each is by a variable (`urlVariable`). */
  readonly calls: readonly string[];
  readonly database?: Database;
  readonly stores: readonly Store[];
};

/**
 * Every part of the shop: who calls whom and who works with what. The local run, compose, the manifests with their
 * network policies and the diagrams are held to it.
 */
export const parts = [
  {
    name: 'gateway',
    kind: 'service',
    folder: 'services/gateway',
    port: 2000,
    calls: ['auth', 'product', 'cart', 'order', 'warehouse', 'payment', 'sales-report'],
    stores: ['redis', 'cognito'],
  },
  {
    name: 'product',
    kind: 'service',
    folder: 'services/product',
    port: 2001,
    calls: ['auth'],
    stores: ['dynamodb', 's3', 'cognito', 'pubsub'],
  },
  {
    name: 'cart',
    kind: 'service',
    folder: 'services/cart',
    port: 2002,
    calls: ['auth', 'product'],
    database: { server: 'mysql', name: 'eshop_cart' },
    stores: ['redis', 'cognito', 'pubsub'],
  },
  {
    name: 'auth',
    kind: 'service',
    folder: 'services/auth',
    port: 2003,
    calls: [],
    stores: ['cognito', 'dynamodb'],
  },
  {
    name: 'order',
    kind: 'service',
    folder: 'services/order',
    port: 2004,
    calls: ['auth', 'product', 'warehouse', 'cart'],
    database: { server: 'postgres', name: 'eshop_order' },
    stores: ['cognito', 'pubsub', 'lambda'],
  },
  {
    name: 'warehouse',
    kind: 'service',
    folder: 'services/warehouse',
    port: 2005,
    calls: ['auth'],
    database: { server: 'postgres', name: 'eshop_warehouse' },
    stores: ['cognito', 'pubsub'],
  },
  {
    name: 'payment',
    kind: 'service',
    folder: 'services/payment',
    port: 2006,
    calls: ['auth', 'order'],
    database: { server: 'mysql', name: 'eshop_payment' },
    stores: ['s3', 'cognito', 'pubsub'],
  },
  {
    name: 'sales-report',
    kind: 'service',
    folder: 'services/sales-report',
    port: 2007,
    calls: ['auth', 'product', 'warehouse'],
    database: { server: 'postgres', name: 'eshop_sales_report' },
    stores: ['cognito', 'pubsub'],
  },
  {
    name: 'shipping-cost',
    kind: 'function',
    folder: 'services/shipping-cost',
    port: 2008,
    calls: [],
    stores: [],
  },
  {
    name: 'customer-site',
    kind: 'site',
    folder: 'frontend-customer',
    port: 3000,
    calls: ['gateway'],
    // A proof is streamed to the browser from the link that the payment service gives.
    stores: ['s3'],
  },
  {
    name: 'admin-site',
    kind: 'site',
    folder: 'frontend-admin',
    port: 3001,
    calls: ['gateway'],
    stores: ['s3'],
  },
] as const satisfies readonly Part[];

/** Name of a part of the shop. */
export type PartName = (typeof parts)[number]['name'];

/** `PRODUCT_URL`, `SALES_REPORT_URL` …: where a part is told that another is. */
export const urlVariable = (name: string): string => `${name.toUpperCase().replaceAll('-', '_')}_URL`;
