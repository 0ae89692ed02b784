import type { CloudResources } from '@eshop/jobs/cloud-resources';
import { urlVariable } from '@eshop/topology/parts';
import type { Environment } from '../environment.ts';
import type { PartName, Ports } from '../ports.ts';
import { mariadbUrl } from '../stores/mariadb.ts';
import { postgresUrl } from '../stores/postgres.ts';

type StoreKind = 'postgres' | 'mariadb';

export type ServiceName = Extract<
  PartName,
  'auth' | 'product' | 'cart' | 'order' | 'warehouse' | 'payment' | 'sales-report' | 'gateway'
>;

export type Service = {
  readonly name: ServiceName;
  readonly database?: { readonly kind: StoreKind; readonly name: string };
  /** Its variables beyond those that all services share; what the user sets comes before them. */
  env?(ports: Ports, resources: CloudResources): Environment;
};

export const serviceUrl = (ports: Ports, name: PartName) => `http://127.0.0.1:${ports[name]}`;

const urlsOf = (ports: Ports, ...names: PartName[]): Environment =>
  Object.fromEntries(names.map((name) => [urlVariable(name), serviceUrl(ports, name)]));

/** The services of the shop: to add one, add its line here and its port in ports.ts. */
export const services: readonly Service[] = [
  { name: 'auth', env: (_ports, { authAuditTable }) => ({ AUTH_AUDIT_TABLE: authAuditTable }) },
  {
    name: 'product',
    env: (ports, { productsTable, buckets }) => ({
      PRODUCTS_TABLE: productsTable,
      PRODUCT_IMAGES_BUCKET: buckets.PRODUCT_IMAGES_BUCKET,
      PUBLIC_URL: serviceUrl(ports, 'gateway'),
    }),
  },
  {
    name: 'cart',
    database: { kind: 'mariadb', name: 'eshop_cart' },
    env: (ports) => urlsOf(ports, 'product'),
  },
  {
    name: 'order',
    database: { kind: 'postgres', name: 'eshop_order' },
    env: (ports) => ({
      ...urlsOf(ports, 'product', 'warehouse', 'cart'),
      SHIPPING_COST_FUNCTION: 'shipping-cost',
    }),
  },
  { name: 'warehouse', database: { kind: 'postgres', name: 'eshop_warehouse' } },
  {
    name: 'payment',
    database: { kind: 'mariadb', name: 'eshop_payment' },
    env: (ports, { buckets }) => ({
      ...urlsOf(ports, 'order'),
      PAYMENT_PROOFS_BUCKET: buckets.PAYMENT_PROOFS_BUCKET,
    }),
  },
  {
    name: 'sales-report',
    database: { kind: 'postgres', name: 'eshop_sales_report' },
    env: (ports) => urlsOf(ports, 'product', 'warehouse'),
  },
  {
    name: 'gateway',
    env: (ports) => ({
      ...urlsOf(ports, 'auth', 'product', 'cart', 'order', 'warehouse', 'payment', 'sales-report'),
      TRACE_STORE_URL: serviceUrl(ports, 'traces'),
    }),
  },
];

/** The database of a service, with the server it lies on. */
export function databaseUrl(ports: Ports, { kind, name }: { kind: StoreKind; name: string }): string {
  const server = kind === 'postgres' ? postgresUrl(ports.postgres) : mariadbUrl(ports.mariadb);
  return `${server}/${name}`;
}
