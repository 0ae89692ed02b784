import type { OrderLine } from '@eshop/contracts/api/order';
import type { Format } from '@eshop/site/format/format.ts';
import { ordersText } from '@text/orders';
import Link from 'next/link';
import { productPath } from '@/catalogue/paths.ts';
import { LinePicture } from './line-picture.tsx';

/** What was ordered, at the prices of that moment. */
export function OrderLines({ lines, format }: { lines: readonly OrderLine[]; format: Format }) {
  return (
    <section aria-labelledby="items">
      <h2 id="items" className="text-xl">
        {ordersText.items}
      </h2>
      <ul className="mt-4 border-t border-line">
        {lines.map((line) => (
          <li key={line.productId} className="flex items-center gap-4 border-b border-line py-3">
            <LinePicture line={line} className="w-24 sm:w-32" />
            <div className="grid min-w-0 flex-1 gap-1">
              <h3 className="text-base">
                <Link href={productPath({ id: line.productId, name: line.name })} className="hover:underline">
                  {line.name}
                </Link>
              </h3>
              <p className="text-sm text-soft">
                {ordersText.quantity(line.quantity)} {format.money(line.unitPrice)}
                <span className="block wrap-anywhere sm:ml-3 sm:inline">{line.sku}</span>
              </p>
            </div>
            <p className="font-[650] whitespace-nowrap">{format.money(line.lineTotal)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
