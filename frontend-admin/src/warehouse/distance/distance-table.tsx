import { placesText } from '@text/places';
import Link from 'next/link';
import { Cell, Head, Row, Table } from '@/tables/table.tsx';
import type { LinedUp } from './line-up.ts';

/** The drawing as a table. */
export const DistanceTable = ({
  places,
  zipCode,
  withProduct,
}: {
  places: readonly LinedUp[];
  zipCode: string;
  withProduct: boolean;
}) => (
  <Table caption={placesText.picture(zipCode)} className="max-w-4xl">
    <thead>
      <tr>
        <Head numeric>{placesText.order}</Head>
        <Head>{placesText.name}</Head>
        <Head>{placesText.zip}</Head>
        <Head numeric>{placesText.distance}</Head>
        {withProduct && (
          <>
            <Head numeric>{placesText.has}</Head>
            <Head numeric>{placesText.sends}</Head>
          </>
        )}
      </tr>
    </thead>
    <tbody>
      {places.map(({ warehouse, distance, available, sends }, index) => (
        <Row key={warehouse.id}>
          <Cell numeric>{index + 1}</Cell>
          <Cell className="min-w-32">
            <Link
              data-row
              href={`/warehouse?warehouseId=${warehouse.id}`}
              prefetch={false}
              className="font-[620] no-underline hover:underline"
            >
              {warehouse.name}
            </Link>
          </Cell>
          <Cell>{warehouse.zipCode}</Cell>
          <Cell numeric>{distance}</Cell>
          {withProduct && (
            <>
              <Cell numeric>{available}</Cell>
              <Cell numeric className={sends > 0 ? 'font-[660]' : 'text-soft'}>
                {sends > 0 ? `→ ${sends}` : '–'}
              </Cell>
            </>
          )}
        </Row>
      ))}
    </tbody>
  </Table>
);
