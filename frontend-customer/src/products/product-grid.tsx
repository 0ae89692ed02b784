import type { Product } from '@eshop/contracts/api/product';
import type { Format } from '@eshop/site/format/format.ts';
import { CompareToggle } from '@/compare/compare-toggle.tsx';
import { ProductCard } from './product-card.tsx';

/** Vehicles side by side. */
export function ProductGrid({
  products,
  format,
  firstRow = 0,
  beside = false,
}: {
  products: readonly Product[];
  format: Format;
  /** How many are seen before scrolling: their pictures come first. */
  firstRow?: number;
  /** There is something beside the grid on wide screens: a column less. */
  beside?: boolean;
}) {
  const columns = beside ? 'md:grid-cols-3' : 'md:grid-cols-3 xl:grid-cols-4';
  return (
    <ul className={`grid grid-cols-2 gap-3 sm:gap-5 ${columns}`}>
      {products.map((product, index) => (
        <li key={product.id} className="grid">
          <ProductCard product={product} format={format} first={index < firstRow}>
            <CompareToggle productId={product.id} name={product.name} />
          </ProductCard>
        </li>
      ))}
    </ul>
  );
}
