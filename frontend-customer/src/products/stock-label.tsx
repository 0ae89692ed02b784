import { Badge } from '@eshop/ui/message';
import { productText } from '@text/product';

/** How many there are, in words. */
export function StockLabel({ available }: { available: number }) {
  if (available === 0) return <Badge tone="bad">{productText.outOfStock}</Badge>;
  if (available === 1) return <Badge tone="warn">{productText.lastOne}</Badge>;
  return <Badge tone="good">{productText.inStock(available)}</Badge>;
}
