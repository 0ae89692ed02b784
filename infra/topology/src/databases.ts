/** An SQL database, owned by one service. */
export type ServiceDatabase = {
  readonly service: string;
  /** On a laptop MariaDB stands for MySQL. */
  readonly engine: 'postgres' | 'mysql';
  readonly name: string;
};

/** Every SQL database of the shop. */
export const databases: readonly ServiceDatabase[] = [
  { service: 'order', engine: 'postgres', name: 'eshop_order' },
  { service: 'warehouse', engine: 'postgres', name: 'eshop_warehouse' },
  { service: 'sales-report', engine: 'postgres', name: 'eshop_sales_report' },
  { service: 'cart', engine: 'mysql', name: 'eshop_cart' },
  { service: 'payment', engine: 'mysql', name: 'eshop_payment' },
];
