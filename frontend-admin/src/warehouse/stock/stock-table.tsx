import type { StockLevel, Warehouse } from '@eshop/contracts/api/warehouse';
import type { Format } from '@eshop/site/format/format.ts';
import { Badge, type Tone } from '@eshop/ui/message';
import { warehouseText } from '@text/warehouse';
import Link from 'next/link';
import { Cell, Head, Row, Table } from '@/tables/table.tsx';
import { movePath } from '../move/move-path.ts';
import { LimitField } from './limit-field.tsx';

const tones = { low: 'warn', out: 'bad' } as const satisfies Record<Exclude<StockLevel['state'], 'ok'>, Tone>;

/** Levels as dense rows: a product's name stands once where its warehouses follow each other. */
export function StockTable({
  levels,
  warehouses,
  shopLowAt,
  format,
}: {
  levels: readonly StockLevel[];
  warehouses: readonly Warehouse[];
  shopLowAt: number;
  format: Format;
}) {
  const places = new Map(warehouses.map(({ id, name }) => [id, name]));
  const { product, warehouse, onHand, reserved, available, limit, state, move } = warehouseText;
  return (
    <Table caption={warehouseText.list}>
      <thead>
        <tr>
          <Head>{product}</Head>
          <Head>{warehouse}</Head>
          <Head numeric>{onHand}</Head>
          <Head numeric>{reserved}</Head>
          <Head numeric>{available}</Head>
          <Head>{limit}</Head>
          <Head>{state}</Head>
          <Head>{move}</Head>
        </tr>
      </thead>
      <tbody>
        {levels.map((level, index) => {
          const place = places.get(level.warehouseId) ?? warehouseText.closed;
          const again = levels[index - 1]?.productId === level.productId;
          return (
            <Row
              key={`${level.productId} ${level.warehouseId}`}
              data-product={level.productId}
              data-warehouse={level.warehouseId}
            >
              <Cell className="min-w-56">
                <Link
                  data-row
                  href={movePath('receive', level)}
                  prefetch={false}
                  className="font-[620] wrap-anywhere no-underline hover:underline"
                >
                  <span className={again ? 'sr-only' : undefined}>{level.name}</span>
                  {again && (
                    <span aria-hidden="true" className="text-soft">
                      ”
                    </span>
                  )}
                </Link>
                {!again && <span className="ml-2 text-xs text-soft">{level.sku}</span>}
              </Cell>
              <Cell className="whitespace-nowrap">{place}</Cell>
              <Cell numeric>{format.number(level.onHand)}</Cell>
              <Cell numeric>{level.reserved === 0 ? '–' : format.number(level.reserved)}</Cell>
              <Cell numeric className="font-[620]">
                {format.number(level.available)}
              </Cell>
              <Cell>
                <LimitField
                  productId={level.productId}
                  warehouseId={level.warehouseId}
                  label={warehouseText.limitOf(level.name, place)}
                  own={level.ownLimit ? level.lowAt : null}
                  shopLowAt={shopLowAt}
                />
              </Cell>
              <Cell>
                {level.state === 'ok' ? (
                  <span className="text-soft">{warehouseText.states.ok}</span>
                ) : (
                  <Badge tone={tones[level.state]}>{warehouseText.states[level.state]}</Badge>
                )}
              </Cell>
              <Cell>
                <span className="flex gap-3 whitespace-nowrap">
                  {(['receive', 'transfer', 'adjust'] as const).map((kind) => (
                    <Link key={kind} href={movePath(kind, level)} prefetch={false} className="underline">
                      {warehouseText.keys[kind]}
                      <span className="sr-only">
                        {' '}
                        {level.name}, {place}
                      </span>
                    </Link>
                  ))}
                </span>
              </Cell>
            </Row>
          );
        })}
      </tbody>
    </Table>
  );
}
