import type { Product } from '@eshop/contracts/api/product';
import { config } from '@eshop/site/config.ts';
import { headers } from 'next/headers';
import { scriptJson, structuredData } from './structured-data.ts';

/** The vehicle for those who read pages by machine. */
export async function StructuredDataScript({ product }: { product: Product }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    // Browsers hide the nonce from the page, so it can't be compared with the server's.
    <script type="application/ld+json" nonce={nonce} suppressHydrationWarning>
      {scriptJson(structuredData(product, config().SITE_URL))}
    </script>
  );
}
