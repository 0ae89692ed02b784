import type { Product } from '@eshop/contracts/api/product';
import type { Format } from '@eshop/site/format/format.ts';
import { productPageText } from '@text/product-page';
import { PriceDrawing } from './price-drawing.tsx';
import { SpecificationList } from './specification-list.tsx';
import { specifications } from './specifications.ts';

/** What there is to read about a vehicle. */
export function Details({ product, format }: { product: Product; format: Format }) {
  const paragraphs = product.description.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '');
  return (
    <div className="below grid gap-12">
      {paragraphs.length > 0 && (
        <section aria-labelledby="description">
          <h2 id="description" className="text-2xl">
            {productPageText.description}
          </h2>
          <div className="mt-4 grid max-w-prose gap-4 text-lg wrap-anywhere">
            {paragraphs.map((paragraph) => (
              <p key={paragraph} className="whitespace-pre-line">
                {paragraph.trim()}
              </p>
            ))}
          </div>
        </section>
      )}
      <section aria-labelledby="specifications">
        <h2 id="specifications" className="mb-5 text-2xl">
          {productPageText.specifications}
        </h2>
        <SpecificationList groups={specifications(product, format)} />
      </section>
      {!product.archived && <PriceDrawing product={product} format={format} />}
    </div>
  );
}
