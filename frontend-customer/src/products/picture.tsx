import type { ProductImage } from '@eshop/contracts/api/product';
import { productText } from '@text/product';
import { pictureSource } from '@/catalogue/pictures.ts';

/** A vehicle's picture, in the size that fits. `first` loads it before all others: it is what the page is about. */
export function Picture({
  image,
  alt,
  sizes,
  first = false,
  className,
}: {
  image: ProductImage | undefined;
  alt: string;
  /** How wide it is shown, as in an <img>'s `sizes`. */
  sizes: string;
  first?: boolean;
  className?: string;
}) {
  if (!image) {
    return (
      <span className="grid size-full place-items-center text-sm text-[oklch(42%_0.02_260)]">
        {productText.noPicture}
      </span>
    );
  }
  return (
    <img
      {...pictureSource(image)}
      alt={alt}
      sizes={sizes}
      loading={first ? 'eager' : 'lazy'}
      fetchPriority={first ? 'high' : 'auto'}
      // With the first picture the page is shown; the others may come when they are ready.
      decoding={first ? 'sync' : 'async'}
      className={className}
    />
  );
}
