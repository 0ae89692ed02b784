import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { buttonClasses } from '@eshop/ui/button';
import { Badge } from '@eshop/ui/message';
import { placesText } from '@text/places';
import Link from 'next/link';
import { PageHead } from '@/shell/page-head.tsx';
import { ShopAway } from '@/shell/shop-away.tsx';
import { Cell, Head, Row, Table } from '@/tables/table.tsx';
import { readWarehouses } from '../read-warehouses.ts';
import { WarehouseTabs } from '../warehouse-tabs.tsx';
import { CloseButton } from './close-button.tsx';

/** The warehouses; admins open, change and close them. */
export async function PlacesPage({ isAdmin }: { isAdmin: boolean }) {
  const warehouses = await unlessAway(readWarehouses());
  if (warehouses === null) return <ShopAway />;
  return (
    <div className="desk-page">
      <PageHead title={placesText.title} lead={isAdmin ? placesText.mainHint : placesText.readOnly}>
        {isAdmin && (
          <Link href="/warehouse/places/new" className={buttonClasses({ look: 'primary', size: 'small' })}>
            {placesText.open}
          </Link>
        )}
      </PageHead>
      <WarehouseTabs />
      <Table caption={placesText.list} className="max-w-4xl">
        <thead>
          <tr>
            <Head>{placesText.name}</Head>
            <Head>{placesText.zip}</Head>
            <Head>
              <span className="sr-only">{placesText.main}</span>
            </Head>
            <Head>
              <span className="sr-only">{placesText.edit}</span>
            </Head>
          </tr>
        </thead>
        <tbody>
          {warehouses.map(({ id, name, zipCode, isMain, version }) => (
            <Row key={id}>
              <Cell className="min-w-40">
                <Link
                  data-row
                  href={isAdmin ? `/warehouse/places/${id}` : `/warehouse?warehouseId=${id}`}
                  className="font-[620] wrap-anywhere no-underline hover:underline"
                >
                  {name}
                </Link>
              </Cell>
              <Cell>{zipCode}</Cell>
              <Cell>{isMain && <Badge tone="good">{placesText.main}</Badge>}</Cell>
              <Cell>
                <span className="flex items-center justify-end gap-3">
                  <Link href={`/warehouse?warehouseId=${id}`} prefetch={false} className="underline">
                    {placesText.stock}
                    <span className="sr-only"> {name}</span>
                  </Link>
                  {isAdmin && !isMain && <CloseButton id={id} name={name} version={version} />}
                </span>
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
