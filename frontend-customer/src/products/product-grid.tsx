import type { Product } from '@eshop/contracts/api/product';
import type { ReactNode } from 'react';
import type { Format } from '@/format/format.ts';
import { ProductCard } from './product-card.tsx';

/** Vehicles side by side. */
export function ProductGrid({
  products,
  format,
  firstRow = 0,
  actions,
}: {
  products: readonly Product[];
  format: Format;
  /** How many are seen before scrolling: their pictures come first. */
  firstRow?: number;
  actions?: (product: Product) => ReactNode;
}) {
  return (
    <ul className="grid grid-cols-2 gap-3 sm:gap-5 md:grid-cols-3 xl:grid-cols-4">
      {products.map((product, index) => (
        <li key={product.id} className="grid">
          <ProductCard product={product} format={format} first={index < firstRow}>
            {actions?.(product)}
          </ProductCard>
        </li>
      ))}
    </ul>
  );
}
