import type { Product } from '@eshop/contracts/api/product';
import type { Format } from '@eshop/site/format/format.ts';
import { Message } from '@eshop/ui/message';
import { productPageText } from '@text/product-page';
import { AddToCart } from '@/cart/add-to-cart.tsx';
import { CompareToggle } from '@/compare/compare-toggle.tsx';
import { StockLabel } from '../stock-label.tsx';
import { BuyBar } from './buy-bar.tsx';
import { FactTiles } from './fact-tiles.tsx';
import { StockWatch } from './stock-watch.tsx';

const buttonId = 'buy';

/** What it is, what it costs, how many there are, and the way into the cart. */
export function BuyBox({ product, format }: { product: Product; format: Format }) {
  const { id, name, sku, price, archived, availableQuantity: available } = product;
  return (
    <div className="grid gap-5">
      <div>
        <p className="plate text-sm text-soft">
          <span className="sr-only">{productPageText.sku}: </span>
          {sku}
        </p>
        <h1 className="mt-3 text-2xl wrap-anywhere">{name}</h1>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="text-3xl font-[720] tracking-[-0.02em]">
          <span className="sr-only">{productPageText.price}: </span>
          {format.money(price)}
        </p>
        {!archived && (
          <p role="status">
            <StockLabel available={available} />
          </p>
        )}
      </div>
      <FactTiles product={product} format={format} />
      {archived ? (
        <Message tone="warn" title={productPageText.noLongerSold}>
          {productPageText.noLongerSoldText}
        </Message>
      ) : (
        <>
          <div id={buttonId} className="grid gap-2">
            <AddToCart productId={id} name={name} available={available} size="large" />
            {available === 0 && <p className="text-sm text-soft">{productPageText.soldOut}</p>}
            <CompareToggle productId={id} name={name} />
          </div>
          <StockWatch productId={id} available={available} />
        </>
      )}
    </div>
  );
}

/** The same in one line, for phones: while the button above is out of sight. */
export const SmallBuyBox = ({
  product: { id, name, price, availableQuantity: available },
  format,
}: {
  product: Product;
  format: Format;
}) => (
  <BuyBar of={buttonId}>
    <div className="page flex items-center justify-between gap-3 py-2.5">
      <p className="min-w-0 leading-tight">
        <span className="block truncate text-sm text-soft">{name}</span>
        <span className="text-lg font-[700]">{format.money(price)}</span>
      </p>
      <div className="shrink-0">
        <AddToCart productId={id} name={name} available={available} />
      </div>
    </div>
  </BuyBar>
);
