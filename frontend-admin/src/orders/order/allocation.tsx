import type { Order } from '@eshop/contracts/api/order';
import type { Explanation } from '@eshop/contracts/api/warehouse';
import { createFormat } from '@eshop/site/format/format.ts';
import { orderText } from '@text/orders';
import { Scroller } from '@/tables/scroller.tsx';

/** Why the stock comes from where it comes from: the warehouses as they were tried, what each had and what it sends. */
export function Allocation({
  explanation,
  order,
  locale,
}: {
  explanation: Explanation | null;
  order: Order;
  locale: string;
}) {
  const { number } = createFormat(locale);
  const names = new Map(order.items.map(({ productId, name }) => [productId, name]));
  const rows = (explanation?.considered ?? []).flatMap((warehouse) =>
    warehouse.products.map((product) => ({ warehouse, product })),
  );
  return (
    <details className="mt-3 border-t border-line pt-2" open>
      <summary className="font-[620]">{orderText.whyTitle}</summary>
      {rows.length === 0 ? (
        <p className="mt-1 text-soft">{orderText.whyNone}</p>
      ) : (
        <>
          <p className="mt-1 text-soft">{orderText.whyText}</p>
          <Scroller label={orderText.whyTitle} className="mt-2">
            <table className="w-full border-collapse">
              <thead className="text-xs text-soft">
                <tr>
                  <th scope="col" className="py-1 text-left font-[600]">
                    {orderText.warehouse}
                  </th>
                  <th scope="col" className="px-3 py-1 text-right font-[600]">
                    {orderText.distanceHead}
                  </th>
                  <th scope="col" className="px-3 py-1 text-left font-[600]">
                    {orderText.product}
                  </th>
                  <th scope="col" className="px-3 py-1 text-right font-[600]">
                    {orderText.available}
                  </th>
                  <th scope="col" className="py-1 text-right font-[600]">
                    {orderText.taken}
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ warehouse, product }) => (
                  <tr
                    key={`${warehouse.warehouseId}-${product.productId}`}
                    className={`border-t border-line ${product.taken > 0 ? 'font-[620]' : 'text-soft'}`}
                  >
                    <td className="py-1.5 whitespace-nowrap">
                      {warehouse.warehouseName} {warehouse.warehouseZipCode}
                    </td>
                    <td className="px-3 py-1.5 text-right">{number(warehouse.distance)}</td>
                    <td className="px-3 py-1.5">{names.get(product.productId) ?? product.productId}</td>
                    <td className="px-3 py-1.5 text-right">{number(product.available)}</td>
                    <td className="py-1.5 text-right">{number(product.taken)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroller>
        </>
      )}
    </details>
  );
}
