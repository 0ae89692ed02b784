import { createFormat } from '@eshop/site/format/format.ts';
import { pickingText } from '@text/orders';
import { Scroller } from '@/tables/scroller.tsx';
import type { PickGroup } from './pick-groups.ts';

/** What one warehouse has to pick, ready for the shelves: a box to tick, SKU, quantity, order and address. */
export function PickTable({ group, locale }: { group: PickGroup; locale: string }) {
  const { number } = createFormat(locale);
  const id = `warehouse-${group.warehouseId}`;
  return (
    <section aria-labelledby={id} className="mb-8 break-before-page first-of-type:break-before-auto">
      <h2 id={id} className="mb-2 text-lg">
        {group.warehouseName} <span className="text-soft">({pickingText.picks(group.picks.length)})</span>
      </h2>
      <Scroller label={group.warehouseName}>
        <table className="w-full border-collapse border border-line bg-surface print:border-black print:bg-transparent">
          <thead>
            <tr className="bg-sunken text-xs text-soft print:bg-transparent">
              {[
                pickingText.picked,
                pickingText.sku,
                pickingText.product,
                pickingText.quantity,
                pickingText.order,
                pickingText.address,
              ].map((title) => (
                <th
                  key={title}
                  scope="col"
                  className="border border-line px-2 py-1.5 text-left print:border-black"
                >
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {group.picks.map((pick) =>
              pick.items.map((item, index) => (
                <tr key={`${pick.orderId}-${item.productId}`} className="break-inside-avoid">
                  <td className="w-12 border border-line px-2 py-1.5 text-center print:border-black">
                    <span aria-hidden="true" className="inline-block size-4 border border-current" />
                  </td>
                  <td className="border border-line px-2 py-1.5 font-[650] whitespace-nowrap print:border-black">
                    {item.sku}
                  </td>
                  <td className="border border-line px-2 py-1.5 print:border-black">{item.name}</td>
                  <td className="border border-line px-2 py-1.5 text-right text-base font-[700] print:border-black">
                    {number(item.quantity)}
                  </td>
                  {index === 0 && (
                    <>
                      <td
                        rowSpan={pick.items.length}
                        className="border border-line px-2 py-1.5 align-top whitespace-nowrap print:border-black"
                      >
                        {pick.number}
                      </td>
                      <td
                        rowSpan={pick.items.length}
                        className="border border-line px-2 py-1.5 align-top print:border-black"
                      >
                        {pick.address.name}, {pick.address.street}, {pick.address.city}, {pick.address.state}{' '}
                        {pick.address.zipCode}, {pick.address.phone}
                        {pick.address.note && <span className="block text-soft">{pick.address.note}</span>}
                      </td>
                    </>
                  )}
                </tr>
              )),
            )}
          </tbody>
        </table>
      </Scroller>
    </section>
  );
}
