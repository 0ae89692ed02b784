import { type AllocatedShipment, allocate } from '@eshop/contracts/api/warehouse';
import { isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { Message } from '@eshop/ui/message';
import { placesText } from '@text/places';
import { PageHead } from '@/shell/page-head.tsx';
import { ShopAway } from '@/shell/shop-away.tsx';
import { readChoice } from '../move/find-products.ts';
import { readLevels } from '../read-levels.ts';
import { readWarehouses } from '../read-warehouses.ts';
import { WarehouseTabs } from '../warehouse-tabs.tsx';
import { DistanceForm } from './distance-form.tsx';
import { DistanceLine } from './distance-line.tsx';
import { DistanceTable } from './distance-table.tsx';
import { lineUp } from './line-up.ts';

type Query = Readonly<Record<string, string | undefined>>;

const mostQuantity = 9_999;

/** Who is near a zip code, what they have of a product, and who would send it. */
export async function DistancePage({ query }: { query: Query }) {
  const zipCode = query.zip && /^\d{5}$/.test(query.zip) ? query.zip : null;
  const { productId } = query;
  const asked = Number(query.quantity ?? 1);
  const quantity = Number.isInteger(asked) && asked >= 1 && asked <= mostQuantity ? asked : 1;
  const product = productId ? await readChoice(productId) : null;
  const read = await unlessAway(
    Promise.all([
      readWarehouses(),
      product && readLevels(product.id),
      product && zipCode ? preview(product.id, quantity, zipCode) : null,
    ]),
  );
  if (read === null) return <ShopAway />;
  const [warehouses, levels, shipments] = read;
  const places = zipCode ? lineUp(warehouses, zipCode, levels, shipments ?? []) : [];
  return (
    <div className="desk-page">
      <PageHead title={placesText.distanceTitle} lead={placesText.distanceLead} />
      <WarehouseTabs />
      <DistanceForm zipCode={query.zip ?? ''} product={product} quantity={String(quantity)} />
      {zipCode === null ? (
        <p className="rounded-md border border-line bg-surface p-6 text-soft">{placesText.enter}</p>
      ) : (
        <>
          {product && shipments === null && <Message tone="warn" title={placesText.short} className="mb-3" />}
          <section
            aria-label={placesText.drawing}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard.
            tabIndex={0}
            className="mb-4 overflow-x-auto rounded-md border border-line bg-surface"
          >
            <DistanceLine places={places} zipCode={zipCode} />
          </section>
          <DistanceTable places={places} zipCode={zipCode} withProduct={product !== null} />
        </>
      )}
    </div>
  );
}

/** What would be sent; null when there is not enough. */
async function preview(
  productId: string,
  quantity: number,
  zipCode: string,
): Promise<AllocatedShipment[] | null> {
  try {
    const body = { items: [{ productId, quantity }], zipCode };
    return (await callAsVisitor(allocate, { body })).shipments;
  } catch (error) {
    if (isProblem(error, 'OUT_OF_STOCK')) return null;
    throw error;
  }
}
