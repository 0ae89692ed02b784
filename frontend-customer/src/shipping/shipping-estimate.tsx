import type { Product } from '@eshop/contracts/api/product';
import type { Format } from '@eshop/site/format/format.ts';
import { cookieNames } from '@eshop/site/session/cookie-names.ts';
import { currentVisitor } from '@eshop/site/session/visitor.ts';
import { Icon } from '@eshop/ui/icon';
import { shippingText } from '@text/shipping';
import { cookies } from 'next/headers';
import { productPath } from '@/catalogue/paths.ts';
import { firstEstimate } from './estimate.ts';
import { EstimateForm } from './estimate-form.tsx';

/** What it costs to bring a vehicle to the visitor, worked out at once when the zip code is known from before. */
export async function ShippingEstimate({ product, format }: { product: Product; format: Format }) {
  return (
    <section
      id="delivery"
      aria-labelledby="delivery-title"
      className="scroll-mt-40 border-t border-line pt-5"
    >
      <h2 id="delivery-title" className="flex items-center gap-2 text-lg">
        <Icon name="truck" />
        {shippingText.title}
      </h2>
      {product.availableQuantity === 0 ? (
        <p className="mt-2 text-sm text-soft">{shippingText.soldOut}</p>
      ) : (
        <>
          <p className="mt-1 mb-3 text-sm text-soft">{shippingText.lead}</p>
          <EstimateForm
            productId={product.id}
            first={await firstStateOf(product, format)}
            path={`${productPath(product)}#delivery`}
          />
        </>
      )}
    </section>
  );
}

async function firstStateOf({ id: productId }: Product, format: Format) {
  const [jar, visitor] = await Promise.all([cookies(), currentVisitor()]);
  const zipCode = jar.get(cookieNames.zip)?.value ?? '';
  return firstEstimate({ productId, zipCode }, { visitor, format });
}
