import type { Order } from '@eshop/contracts/api/order';
import { createFormat } from '@eshop/site/format/format.ts';
import { orderText } from '@text/orders';
import { Scroller } from '@/tables/scroller.tsx';
import { Panel } from './panel.tsx';

/** What was ordered, at the prices of then, and the sums. */
export function OrderLines({ order, locale }: { order: Order; locale: string }) {
  const { money, number } = createFormat(locale);
  const sums = [
    [orderText.subtotal, order.subtotal],
    [orderText.shipping, order.shippingCost],
    [orderText.total, order.total],
  ] as const;
  return (
    <Panel id="items" title={orderText.items}>
      <Scroller label={orderText.itemsTable}>
        <table className="w-full border-collapse">
          <thead className="text-xs text-soft">
            <tr>
              <th scope="col" className="py-1 text-left font-[600]">
                {orderText.product}
              </th>
              <th scope="col" className="px-3 py-1 text-right font-[600]">
                {orderText.quantity}
              </th>
              <th scope="col" className="px-3 py-1 text-right font-[600]">
                {orderText.price}
              </th>
              <th scope="col" className="py-1 text-right font-[600]">
                {orderText.lineTotal}
              </th>
            </tr>
          </thead>
          <tbody>
            {order.items.map(({ productId, sku, name, quantity, unitPrice, lineTotal }) => (
              <tr key={productId} className="border-t border-line">
                <td className="py-1.5">
                  <a href={`/products/${productId}`} className="font-[600] underline">
                    {name}
                  </a>
                  <span className="block text-xs text-soft">{sku}</span>
                </td>
                <td className="px-3 py-1.5 text-right">{number(quantity)}</td>
                <td className="px-3 py-1.5 text-right whitespace-nowrap">{money(unitPrice)}</td>
                <td className="py-1.5 text-right whitespace-nowrap">{money(lineTotal)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            {sums.map(([title, sum]) => (
              <tr key={title} className="border-t border-line last:font-[680]">
                <th scope="row" colSpan={3} className="py-1.5 text-right font-[inherit]">
                  {title}
                </th>
                <td className="py-1.5 pl-3 text-right whitespace-nowrap">{money(sum)}</td>
              </tr>
            ))}
          </tfoot>
        </table>
      </Scroller>
    </Panel>
  );
}
