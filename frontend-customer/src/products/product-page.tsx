import type { Product } from '@eshop/contracts/api/product';
import type { Format } from '@eshop/site/format/format.ts';
import { productText } from '@text/product';
import { Breadcrumb } from '@/catalogue/breadcrumb.tsx';
import { categoryPath, productPath } from '@/catalogue/paths.ts';
import { ShippingEstimate } from '@/shipping/shipping-estimate.tsx';
import { BuyBox, SmallBuyBox } from './buy/buy-box.tsx';
import { Details } from './details/details.tsx';
import { Gallery } from './gallery/gallery.tsx';
import { galleryPictures } from './gallery/gallery-pictures.ts';
import { SimilarVehicles } from './similar-vehicles.tsx';
import { StructuredDataScript } from './structured-data-script.tsx';

/** All about one vehicle. On wide screens what is needed to buy stays beside what there is to read. */
export function ProductPage({ product, format }: { product: Product; format: Format }) {
  const pictures = galleryPictures(product);
  return (
    <>
      <StructuredDataScript product={product} />
      <article>
        <div className="page pt-3">
          <Breadcrumb
            crumbs={product.categoryPath.map(({ name, slug }) => ({ name, path: categoryPath(slug) }))}
            current={{ name: product.name, path: productPath(product) }}
          />
        </div>
        <div className="page grid gap-x-12 gap-y-8 pt-3 lg:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)] lg:gap-y-12">
          {pictures.length > 0 ? (
            <Gallery key={pictures.map(({ id }) => id).join()} pictures={pictures} />
          ) : (
            <p className="picture-ground grid aspect-[8/5] place-items-center rounded-lg text-[oklch(42%_0.02_260)]">
              {productText.noPicture}
            </p>
          )}
          <div className="lg:col-start-2 lg:row-span-2 lg:row-start-1">
            <div className="grid gap-6 lg:sticky lg:top-24">
              <BuyBox product={product} format={format} />
              {!product.archived && <ShippingEstimate product={product} format={format} />}
            </div>
          </div>
          <Details product={product} format={format} />
        </div>
      </article>
      <SimilarVehicles product={product} format={format} />
      {!product.archived && <SmallBuyBox product={product} format={format} />}
    </>
  );
}
