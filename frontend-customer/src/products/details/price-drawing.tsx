import { getProductFacets, type Product } from '@eshop/contracts/api/product';
import { usd } from '@eshop/contracts/money';
import type { Format } from '@eshop/site/format/format.ts';
import { readCatalogue } from '@eshop/site/gateway/read-catalogue.ts';
import { productPageText } from '@text/product-page';
import { priceStanding } from './price-standing.ts';

const barWidth = 20;
const gap = 3;
const height = 56;

/** The prices of the vehicle's category as bars, its own one filled; nothing when there is too little to compare. */
export async function PriceDrawing({ product, format }: { product: Product; format: Format }) {
  const category = product.categoryPath.at(-1);
  if (!category) return null;
  const facets = await readCatalogue(getProductFacets, { query: { category: category.slug } }).catch(
    () => null,
  );
  const standing = facets && priceStanding(product.price.amount, facets);
  if (!standing) return null;
  const { bars, count, own } = standing;
  return (
    <section aria-labelledby="price-standing">
      <h2 id="price-standing" className="text-lg">
        {productPageText.priceStanding}
      </h2>
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${bars.length * (barWidth + gap) - gap} ${height}`}
        preserveAspectRatio="none"
        className="mt-3 h-14 w-full max-w-md"
      >
        {bars.map((bar, index) => {
          const tall = bar.height === 0 ? 1 : Math.max(4, bar.height * height);
          return (
            <rect
              key={index}
              x={index * (barWidth + gap)}
              y={height - tall}
              width={barWidth}
              height={tall}
              className={bar.own ? 'fill-ink' : 'fill-line'}
            />
          );
        })}
      </svg>
      <p className="mt-2 text-sm text-soft">
        {productPageText.priceStandingText(
          format.number(count),
          category.name,
          format.money(usd(own.from)),
          format.money(usd(own.to)),
          own.count,
        )}
      </p>
    </section>
  );
}
