import type { LedgerEntry, Warehouse } from '@eshop/contracts/api/warehouse';
import type { Format } from '@eshop/site/format/format.ts';
import { LocalTime } from '@eshop/site/format/local-time.tsx';
import { ledgerText } from '@text/ledger';
import { warehouseText } from '@text/warehouse';
import Link from 'next/link';
import { pathWith } from '@/tables/query.ts';
import { Cell, Head, Row, Table } from '@/tables/table.tsx';

type Query = Readonly<Record<string, string | undefined>>;

/** Movements as a running account: what happened, to what, why and by whom. */
export function LedgerTable({
  entries,
  warehouses,
  balances,
  names,
  ordersPath,
  query,
  format,
}: {
  entries: readonly LedgerEntry[];
  warehouses: readonly Warehouse[];
  /** What was on hand after each, where that is known. */
  balances: ReadonlyMap<string, number> | null;
  /** Of people, by their ids. */
  names: Readonly<Record<string, string>>;
  /** Null for who may not see orders. */
  ordersPath: string | null;
  query: Query;
  format: Format;
}) {
  const places = new Map(warehouses.map(({ id, name }) => [id, name]));
  const placeOf = (id: string | null) => places.get(id ?? '') ?? warehouseText.closed;
  return (
    <Table caption={ledgerText.list}>
      <thead>
        <tr>
          <Head>{ledgerText.time}</Head>
          <Head>{warehouseText.product}</Head>
          <Head numeric>{ledgerText.quantity}</Head>
          <Head>{ledgerText.what}</Head>
          {balances && <Head numeric>{ledgerText.balance}</Head>}
          <Head>{ledgerText.reason}</Head>
          <Head>{ledgerText.who}</Head>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <Row key={entry.id}>
            <Cell className="whitespace-nowrap text-soft">
              <LocalTime time={entry.createdAt} locale={format.locale} />
            </Cell>
            <Cell className="min-w-44">
              <Link
                data-row
                href={pathWith('/warehouse/ledger', query, { productId: entry.productId, cursor: undefined })}
                prefetch={false}
                className="font-[620] wrap-anywhere no-underline hover:underline"
              >
                {entry.name}
              </Link>
            </Cell>
            <Cell numeric className="font-[620]">
              {signed(entry, format)}
            </Cell>
            <Cell className="whitespace-nowrap">{whatOf(entry, placeOf)}</Cell>
            {balances && <Cell numeric>{format.number(balances.get(entry.id) ?? 0)}</Cell>}
            <Cell className="min-w-40 wrap-anywhere">
              {entry.reason}
              {entry.orderId && ordersPath && (
                <Link href={`${ordersPath}/${entry.orderId}`} prefetch={false} className="ml-2 underline">
                  {ledgerText.openOrder}
                </Link>
              )}
            </Cell>
            <Cell className="whitespace-nowrap">
              {entry.actor === 'system' ? ledgerText.system : (names[entry.actor] ?? ledgerText.staff)}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function signed({ type, quantity }: LedgerEntry, format: Format): string {
  const number = format.number(Math.abs(quantity));
  if (type === 'transfer') return number;
  return type === 'sale' || quantity < 0 ? `−${number}` : `+${number}`;
}

function whatOf(entry: LedgerEntry, placeOf: (id: string | null) => string): string {
  const { type, fromWarehouseId, toWarehouseId, warehouseId } = entry;
  switch (type) {
    case 'receive':
      return ledgerText.received(placeOf(toWarehouseId));
    case 'transfer':
      return ledgerText.transferred(placeOf(fromWarehouseId), placeOf(toWarehouseId));
    case 'adjust':
      return ledgerText.adjusted(placeOf(warehouseId));
    case 'sale':
      return ledgerText.sold(placeOf(fromWarehouseId));
    default:
      return type satisfies never;
  }
}
