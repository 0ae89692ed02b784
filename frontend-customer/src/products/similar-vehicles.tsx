import { type Product, similarProducts } from '@eshop/contracts/api/product';
import type { Format } from '@eshop/site/format/format.ts';
import { readCatalogue } from '@eshop/site/gateway/read-catalogue.ts';
import { productPageText } from '@text/product-page';
import { ProductCard } from './product-card.tsx';

/** Vehicles much like this one, to be scrolled through sideways; nothing when the shop names none. */
export async function SimilarVehicles({ product: { id }, format }: { product: Product; format: Format }) {
  const similar = await readCatalogue(similarProducts, { params: { id }, query: { limit: 8 } }).catch(
    () => null,
  );
  if (!similar || similar.items.length === 0) return null;
  return (
    <section className="page below pt-16" aria-labelledby="similar">
      <h2 id="similar" className="mb-5 text-2xl">
        {productPageText.similar}
      </h2>
      <ul className="-mx-4 flex snap-x gap-3 overflow-x-auto scroll-px-4 px-4 pb-4 sm:gap-5 lg:mx-0 lg:px-0">
        {similar.items.map((product) => (
          <li key={product.id} className="grid w-56 shrink-0 snap-start sm:w-72">
            <ProductCard product={product} format={format} sizes="(min-width: 40rem) 18rem, 14rem" />
          </li>
        ))}
      </ul>
    </section>
  );
}
